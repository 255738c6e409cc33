/** Levels of one channel, rows unpadded; what lies outside is 0. */
export interface Plane {
  readonly width: number
  readonly height: number
  readonly levels: Float32Array
}

/**
 * Passes of the box filter. Four stay within 1.5 % of the Gaussian, where the three of the SVG filter
 * specification miss it by 2 %; below one px, at a corner, they are off by up to 4 %.
 */
const PASSES = 4

/** How far a blur spreads, px. */
export function blurReach(sigmaPx: number): number {
  return PASSES * (findBox(sigmaPx).radius + 1)
}

/**
 * Blurs a plane by a Gaussian, in place: a sequence of box filters, whose cost does not grow with the
 * standard deviation.
 *
 * The boxes have fractional ends so that their variance is exact (Gwosdek and others, "Theoretical
 * foundations of Gaussian convolution by extended box filtering", 2011), where whole boxes, as in the
 * SVG filter specification, jump from size to size and have none for small ones.
 */
export function blurPlane(plane: Plane, sigmaPx: number): void {
  if (!(sigmaPx > 0)) return
  const box = findBox(sigmaPx)
  blurRows(plane, box)
  blurColumns(plane, box)
}

function blurRows({ width, height, levels }: Plane, box: Box): void {
  const margin = box.radius + 1
  const line = new Float64Array(width + 2 * margin)
  const other = new Float64Array(line.length)
  for (let y = 0; y < height; y++) {
    line.set(levels.subarray(y * width, (y + 1) * width), margin)
    blurLine(box, line, other)
    levels.set(line.subarray(margin, margin + width), y * width)
  }
}

/** Columns filtered together, since memory comes in lines of 16 floats. */
const COLUMNS = 16

function blurColumns({ width, height, levels }: Plane, box: Box): void {
  const margin = box.radius + 1
  const other = new Float64Array(height + 2 * margin)
  const lines = Array.from({ length: COLUMNS }, () => new Float64Array(other.length))
  for (let left = 0; left < width; left += COLUMNS) {
    const block = lines.slice(0, width - left)
    for (let y = 0; y < height; y++) {
      let from = y * width + left
      for (const line of block) line[margin + y] = levels[from++] ?? 0
    }
    for (const line of block) blurLine(box, line, other)
    for (let y = 0; y < height; y++) {
      let to = y * width + left
      for (const line of block) levels[to++] = line[margin + y] ?? 0
    }
  }
}

interface Box {
  /** Whole px on each side of the middle. */
  readonly radius: number
  /** Weight of the px beyond them, 0..1. */
  readonly edge: number
  /** 1 / sum of all weights. */
  readonly share: number
}

/**
 * The box whose variance, over all passes, is that of the Gaussian and of the pixels themselves: they
 * are squares (variance 1/12), which counts until the Gaussian is narrower than they are.
 */
function findBox(sigmaPx: number): Box {
  const squared = sigmaPx * sigmaPx
  const variance = (squared + Math.min(1 / 12, squared / 3)) / PASSES
  const radius = Math.floor((Math.sqrt(12 * variance + 1) - 1) / 2)
  const whole = 2 * radius + 1
  const missing = 3 * variance - radius * (radius + 1)
  const edge = (whole * missing) / (6 * ((radius + 1) * (radius + 1) - variance))
  return { radius, edge, share: 1 / (whole + 2 * edge) }
}

/** Filters `line` in place. `other` is room of the same size; the margins of both are 0. */
function blurLine(box: Box, line: Float64Array, other: Float64Array): void {
  // An even number of passes, so that the result ends where it began.
  for (let pass = 0; pass < PASSES; pass += 2) {
    averageOver(box, line, other)
    averageOver(box, other, line)
  }
}

/** Keeps the sum of a window that moves along the line. */
function averageOver({ radius, edge, share }: Box, from: Float64Array, to: Float64Array): void {
  const reach = radius + 1
  const end = from.length - reach
  let sum = 0
  for (let at = 1; at < reach + radius + 1; at++) sum += from[at] ?? 0
  for (let at = reach; at < end; at++) {
    const entering = from[at + reach] ?? 0
    to[at] = (sum + edge * ((from[at - reach] ?? 0) + entering)) * share
    sum += entering - (from[at - radius] ?? 0)
  }
}
