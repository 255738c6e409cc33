/**
 * Blending of canvases that lie in this module's memory, sixteen bytes at a time. Must give the pixels of
 * ../blend-solid.ts and ../veil.ts.
 *
 * The caller lays out memory: everything from `heapStart()` on is its own. No state outlives a call.
 */

/** Binary places of the factors of a veil, as in ../veil.ts. */
const PLACES: i32 = 21

export function heapStart(): usize {
  return __heap_base
}

/** `v / 255`, rounded, for eight levels of 0..65025; 128 was added before. */
// @ts-ignore: decorator
@inline
function divide(levels: v128): v128 {
  return i16x8.shr_u(i16x8.add(levels, i16x8.shr_u(levels, 8)), 8)
}

/** Sixteen bytes of a colour over sixteen of a canvas, by weights of 0..255. */
// @ts-ignore: decorator
@inline
function blendBytes(at: usize, weights: v128, color: v128): void {
  const below = v128.load(at)
  const rest = v128.not(weights)
  const half = i16x8.splat(128)
  const low = i16x8.add(
    i16x8.add(i16x8.extmul_low_i8x16_u(below, rest), i16x8.extmul_low_i8x16_u(color, weights)), half)
  const high = i16x8.add(
    i16x8.add(i16x8.extmul_high_i8x16_u(below, rest), i16x8.extmul_high_i8x16_u(color, weights)), half)
  v128.store(at, i8x16.narrow_i16x8_u(divide(low), divide(high)))
}

/** How much of a colour of this opacity each of sixteen pixels takes. */
// @ts-ignore: decorator
@inline
function weigh(coverage: v128, alpha: v128): v128 {
  const half = i16x8.splat(128)
  return i8x16.narrow_i16x8_u(
    divide(i16x8.add(i16x8.extmul_low_i8x16_u(coverage, alpha), half)),
    divide(i16x8.add(i16x8.extmul_high_i8x16_u(coverage, alpha), half)))
}

/** The first `count` of sixteen bytes; 0 for the others. */
// @ts-ignore: decorator
@inline
function keepFirst(bytes: v128, count: usize): v128 {
  const places = v128(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  return v128.and(bytes, i8x16.lt_u(places, i8x16.splat(<i8>count)))
}

/**
 * Draws one colour through a mask on RGB pixels.
 *
 * Rows of the mask are without padding. Sixteen pixels are read and written at a time, unchanged where
 * the row has ended: 48 bytes behind the canvas and 16 behind the mask must be in memory.
 *
 * @param color Red in the lowest byte, then green, blue and opacity.
 */
export function blendRgb(
  pixels: usize, rowBytes: usize, mask: usize, width: usize, height: usize, color: u32): void {
  const alpha = i8x16.splat(<i8>(color >> 24))
  const rgb = i32x4.splat(color)
  const first = i8x16.swizzle(rgb, v128(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0))
  const second = i8x16.swizzle(rgb, v128(1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1))
  const third = i8x16.swizzle(rgb, v128(2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2))
  for (let y: usize = 0; y < height; y++, pixels += rowBytes, mask += width) {
    let at = pixels
    for (let x: usize = 0; x < width; x += 16, at += 48) {
      let coverage = v128.load(mask + x)
      if (width - x < 16) coverage = keepFirst(coverage, width - x)
      if (!v128.any_true(coverage)) continue
      const weights = weigh(coverage, alpha)
      blendBytes(at,
        i8x16.swizzle(weights, v128(0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5)), first)
      blendBytes(at + 16,
        i8x16.swizzle(weights, v128(5, 5, 6, 6, 6, 7, 7, 7, 8, 8, 8, 9, 9, 9, 10, 10)), second)
      blendBytes(at + 32,
        i8x16.swizzle(weights, v128(10, 11, 11, 11, 12, 12, 12, 13, 13, 13, 14, 14, 14, 15, 15, 15)), third)
    }
  }
}

/** Draws one colour through a mask on premultiplied RGBA pixels; see `blendRgb`. */
export function blendRgba(
  pixels: usize, rowBytes: usize, mask: usize, width: usize, height: usize, color: u32): void {
  const alpha = i8x16.splat(<i8>(color >> 24))
  const opaque = i32x4.splat(color | 0xff000000)
  for (let y: usize = 0; y < height; y++, pixels += rowBytes, mask += width) {
    let at = pixels
    for (let x: usize = 0; x < width; x += 16, at += 64) {
      let coverage = v128.load(mask + x)
      if (width - x < 16) coverage = keepFirst(coverage, width - x)
      if (!v128.any_true(coverage)) continue
      const weights = weigh(coverage, alpha)
      blendBytes(at,
        i8x16.swizzle(weights, v128(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3)), opaque)
      blendBytes(at + 16,
        i8x16.swizzle(weights, v128(4, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7)), opaque)
      blendBytes(at + 32,
        i8x16.swizzle(weights, v128(8, 8, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 11, 11, 11, 11)), opaque)
      blendBytes(at + 48,
        i8x16.swizzle(weights, v128(12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 15)), opaque)
    }
  }
}

/** Four levels of a veil over four bytes of a canvas, each in 32 bits. */
// @ts-ignore: decorator
@inline
function veilLanes(below: v128, levels: usize, rests: usize): v128 {
  return i32x4.shr_u(
    i32x4.add(i32x4.mul(below, v128.load(rests)), v128.load(levels)), PLACES)
}

/** Draws a veil, whose factors are 32-bit each, over one row of `length` bytes. */
export function drawVeil(row: usize, length: usize, levels: usize, rests: usize): void {
  let i: usize = 0
  for (; i + 16 <= length; i += 16) {
    const bytes = v128.load(row + i)
    const low = i16x8.extend_low_i8x16_u(bytes)
    const high = i16x8.extend_high_i8x16_u(bytes)
    const offset = i << 2
    const first = i16x8.narrow_i32x4_s(
      veilLanes(i32x4.extend_low_i16x8_u(low), levels + offset, rests + offset),
      veilLanes(i32x4.extend_high_i16x8_u(low), levels + offset + 16, rests + offset + 16))
    const second = i16x8.narrow_i32x4_s(
      veilLanes(i32x4.extend_low_i16x8_u(high), levels + offset + 32, rests + offset + 32),
      veilLanes(i32x4.extend_high_i16x8_u(high), levels + offset + 48, rests + offset + 48))
    v128.store(row + i, i8x16.narrow_i16x8_u(first, second))
  }
  for (; i < length; i++) {
    const offset = i << 2
    store<u8>(row + i,
      (load<u32>(levels + offset) + <u32>load<u8>(row + i) * load<u32>(rests + offset)) >> PLACES)
  }
}
