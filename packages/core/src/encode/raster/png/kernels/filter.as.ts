/**
 * Row filters of PNG (3rd edition, section 9), sixteen bytes at a time.
 *
 * Every filter reads the unfiltered bytes only, so no lane waits for the one before it. Must give the
 * bytes of ../scalar-filter.ts.
 */

// Filter types, PNG section 9.2. ADAPTIVE is ours: the best of the five for each row.
const NONE: i32 = 0
const SUB: i32 = 1
const UP: i32 = 2
const AVERAGE: i32 = 3
const PAETH: i32 = 4
const ADAPTIVE: i32 = 5

/** Wrapping difference to the pixel on the left. */
function filterSub(row: usize, length: i32, pixelBytes: i32, out: usize): void {
  memory.copy(out, row, pixelBytes)
  let i = pixelBytes
  for (; i + 16 <= length; i += 16) {
    v128.store(out + i, i8x16.sub(v128.load(row + i), v128.load(row + i - pixelBytes)))
  }
  for (; i < length; i++) store<u8>(out + i, load<u8>(row + i) - load<u8>(row + i - pixelBytes))
}

/** Wrapping difference to the pixel above. */
function filterUp(row: usize, above: usize, length: i32, out: usize): void {
  let i = 0
  for (; i + 16 <= length; i += 16) {
    v128.store(out + i, i8x16.sub(v128.load(row + i), v128.load(above + i)))
  }
  for (; i < length; i++) store<u8>(out + i, load<u8>(row + i) - load<u8>(above + i))
}

/** Wrapping difference to the mean, rounded down, of left and above. */
function filterAverage(row: usize, above: usize, length: i32, pixelBytes: i32, out: usize): void {
  let i = 0
  for (; i < pixelBytes; i++) {
    store<u8>(out + i, load<u8>(row + i) - (load<u8>(above + i) >> 1))
  }
  const one = i8x16.splat(1)
  for (; i + 16 <= length; i += 16) {
    const left = v128.load(row + i - pixelBytes)
    const up = v128.load(above + i)
    // avgr rounds up; where the sum is odd (the low bits differ) one is taken off again.
    const mean = i8x16.sub(i8x16.avgr_u(left, up), v128.and(v128.xor(left, up), one))
    v128.store(out + i, i8x16.sub(v128.load(row + i), mean))
  }
  for (; i < length; i++) {
    const mean = (<u32>load<u8>(row + i - pixelBytes) + <u32>load<u8>(above + i)) >> 1
    store<u8>(out + i, <u8>(<u32>load<u8>(row + i) - mean))
  }
}

/** Eight Paeth predictions in 16-bit lanes, so that `a + b - c` does not wrap. */
// @ts-ignore: decorator
@inline
function paethLanes(a: v128, b: v128, c: v128): v128 {
  const toA = i16x8.sub(b, c)
  const toB = i16x8.sub(a, c)
  const distanceA = i16x8.abs(toA)
  const distanceB = i16x8.abs(toB)
  const distanceC = i16x8.abs(i16x8.add(toA, toB))
  const notA = v128.or(i16x8.gt_s(distanceA, distanceB), i16x8.gt_s(distanceA, distanceC))
  const notB = i16x8.gt_s(distanceB, distanceC)
  return v128.bitselect(v128.bitselect(c, b, notB), a, notA)
}

/** Wrapping difference to whichever of left, above and upper left is nearest to left + above - upper left. */
function filterPaeth(row: usize, above: usize, length: i32, pixelBytes: i32, out: usize): void {
  let i = 0
  for (; i < pixelBytes; i++) store<u8>(out + i, load<u8>(row + i) - load<u8>(above + i))
  for (; i + 16 <= length; i += 16) {
    const a = v128.load(row + i - pixelBytes)
    const b = v128.load(above + i)
    const c = v128.load(above + i - pixelBytes)
    const low = paethLanes(
      i16x8.extend_low_i8x16_u(a), i16x8.extend_low_i8x16_u(b), i16x8.extend_low_i8x16_u(c))
    const high = paethLanes(
      i16x8.extend_high_i8x16_u(a), i16x8.extend_high_i8x16_u(b), i16x8.extend_high_i8x16_u(c))
    const prediction = i8x16.narrow_i16x8_u(low, high)
    v128.store(out + i, i8x16.sub(v128.load(row + i), prediction))
  }
  for (; i < length; i++) {
    const a = <i32>load<u8>(row + i - pixelBytes)
    const b = <i32>load<u8>(above + i)
    const c = <i32>load<u8>(above + i - pixelBytes)
    const distanceA = abs(b - c)
    const distanceB = abs(a - c)
    const distanceC = abs(a + b - c - c)
    const prediction =
      distanceA <= distanceB && distanceA <= distanceC ? a : distanceB <= distanceC ? b : c
    store<u8>(out + i, <u8>(<i32>load<u8>(row + i) - prediction))
  }
}

/** Filters one row; `type` is one of the five. */
function filterRow(
  type: i32, row: usize, above: usize, length: i32, pixelBytes: i32, out: usize): void {
  if (type == NONE) memory.copy(out, row, length)
  else if (type == SUB) filterSub(row, length, pixelBytes, out)
  else if (type == UP) filterUp(row, above, length, out)
  else if (type == AVERAGE) filterAverage(row, above, length, pixelBytes, out)
  else filterPaeth(row, above, length, pixelBytes, out)
}

/** Sum of the bytes' distances from zero as signed numbers: the heuristic of PNG section 12.7. */
function sumOfDistances(start: usize, length: i32): u32 {
  let sums = i32x4.splat(0)
  let i = 0
  for (; i + 16 <= length; i += 16) {
    // abs(-128) stays 0x80, which is 128 again as an unsigned byte.
    const distances = i8x16.abs(v128.load(start + i))
    sums = i32x4.add(
      sums, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(distances)))
  }
  let sum: u32 = i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3)
  for (; i < length; i++) {
    const value = <u32>load<u8>(start + i)
    sum += value < 128 ? value : 256 - value
  }
  return sum
}

/** Writes the filter byte and the filtered row that has the least sum of distances; ties: lowest type. */
function filterRowAdaptively(
  row: usize, above: usize, length: i32, pixelBytes: i32, out: usize, scratch: usize): void {
  const last = above == 0 ? SUB : PAETH
  let best: u32 = u32.MAX_VALUE
  for (let type = NONE; type <= last; type++) {
    filterRow(type, row, above, length, pixelBytes, scratch)
    const sum = sumOfDistances(scratch, length)
    if (sum >= best) continue
    best = sum
    store<u8>(out, <u8>type)
    memory.copy(out + 1, scratch, length)
  }
}

/**
 * Filters rows into `out`, each behind its filter byte.
 *
 * `above` is the row before the first, or 0 when the first row must not look at it: then `Sub` takes
 * the place of the filters that would. `scratch` holds one row.
 */
export function filterRows(
  type: i32, rows: usize, above: usize, rowBytes: i32, rowCount: i32, pixelBytes: i32,
  out: usize, scratch: usize): void {
  for (let y = 0; y < rowCount; y++) {
    if (type == ADAPTIVE) {
      filterRowAdaptively(rows, above, rowBytes, pixelBytes, out, scratch)
    } else {
      const used = above == 0 && type > SUB ? SUB : type
      store<u8>(out, <u8>used)
      filterRow(used, rows, above, rowBytes, pixelBytes, out + 1)
    }
    above = rows
    rows += rowBytes
    out += rowBytes + 1
  }
}

/** How many of the bytes are 0, which tells flat and smooth pictures from photographs. */
export function countZeros(start: usize, length: i32): i32 {
  const zero = i8x16.splat(0)
  let count = 0
  let i = 0
  for (; i + 16 <= length; i += 16) {
    count += popcnt(i8x16.bitmask(i8x16.eq(v128.load(start + i), zero)))
  }
  for (; i < length; i++) if (load<u8>(start + i) == 0) count++
  return count
}
