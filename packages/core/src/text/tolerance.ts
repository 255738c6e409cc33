/** Lengths closer than this are equal, at the size that is drawn: browsers count in 1/64 px too. */
export const TOLERANCE_PX = 1 / 64
