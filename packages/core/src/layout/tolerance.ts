/** Px below which two lengths are the same: Yoga computes in 32-bit floats. */
export const TOLERANCE_PX = 1 / 128
