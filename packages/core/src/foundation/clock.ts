/** Tells the time in whole epoch ms. Given from outside, so that tests decide what time it is. */
export type Clock = () => number
