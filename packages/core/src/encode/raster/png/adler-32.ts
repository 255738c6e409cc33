/** The largest prime below 2^16, RFC 1950 section 8.2. */
const MODULUS = 65_521
/** Most bytes that can be summed before the upper half leaves 32 bits, as zlib has it. */
const SPAN = 5552

/** Adler-32 of the bytes alone: the twin of kernels/adler.as.ts. */
export function adler32(bytes: Uint8Array): number {
  let low = 1
  let high = 0
  for (let start = 0; start < bytes.length; start += SPAN) {
    for (const byte of bytes.subarray(start, start + SPAN)) {
      low += byte
      high += low
    }
    low %= MODULUS
    high %= MODULUS
  }
  return high * 65_536 + low
}

/**
 * The checksum of two pieces joined, from the checksum of each.
 *
 * The second was summed from 1, but stands behind `first`: each of its bytes adds the first's lower half,
 * less that 1, to the upper half.
 */
export function combineAdler32(first: number, second: number, secondBytes: number): number {
  const firstLow = first % 65_536
  const firstHigh = Math.floor(first / 65_536)
  const secondLow = second % 65_536
  const secondHigh = Math.floor(second / 65_536)
  const low = (firstLow + secondLow + MODULUS - 1) % MODULUS
  const carried = ((secondBytes % MODULUS) * (firstLow + MODULUS - 1)) % MODULUS
  return ((firstHigh + secondHigh + carried) % MODULUS) * 65_536 + low
}
