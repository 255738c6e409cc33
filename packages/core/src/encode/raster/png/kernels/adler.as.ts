/** Adler-32 of RFC 1950 section 8.2, sixteen bytes at a time. Must give the numbers of ../adler-32.ts. */

const MODULUS: u32 = 65521

/**
 * Most bytes between two reductions: 347 vectors. In a lane, the prefix sums stay below
 * 347² / 2 * 4 * 255 < 2^26 and the weighted sums below 347 * 4 * 16 * 255 < 2^23.
 */
const SPAN: i32 = 5552

/** The checksum of the bytes alone, starting from 1. */
export function adler32(start: usize, length: i32): u32 {
  let low: u32 = 1
  let high: u32 = 0
  const weights = v128(16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)
  while (length >= 16) {
    const span = min(length, SPAN) & ~15
    length -= span
    let sums = i32x4.splat(0)
    // Each vector's bytes count again, sixteen times, for every vector after it.
    let earlierSums = i32x4.splat(0)
    let weightedSums = i32x4.splat(0)
    for (const end = start + span; start < end; start += 16) {
      const bytes = v128.load(start)
      earlierSums = i32x4.add(earlierSums, sums)
      sums = i32x4.add(sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes)))
      weightedSums = i32x4.add(weightedSums, i32x4.add(
        i32x4.extadd_pairwise_i16x8_u(i16x8.extmul_low_i8x16_u(bytes, weights)),
        i32x4.extadd_pairwise_i16x8_u(i16x8.extmul_high_i8x16_u(bytes, weights))))
    }
    high = <u32>((<u64>high + <u64>low * <u64>span + <u64>sumLanes(earlierSums) * 16 +
      <u64>sumLanes(weightedSums)) % MODULUS)
    low = (low + sumLanes(sums)) % MODULUS
  }
  for (const end = start + length; start < end; start++) {
    low += load<u8>(start)
    high += low
  }
  return ((high % MODULUS) << 16) | (low % MODULUS)
}

function sumLanes(lanes: v128): u32 {
  return i32x4.extract_lane(lanes, 0) + i32x4.extract_lane(lanes, 1) +
    i32x4.extract_lane(lanes, 2) + i32x4.extract_lane(lanes, 3)
}
