import { setImmediate } from 'node:timers/promises'
import type { PictureFilter } from '../../paint/display-list.ts'
import { blurPlane, blurReach, type Plane } from './blur.ts'
import type { DeviceBox } from './device-box.ts'
import type { Bitmap } from './ink.ts'

/** The filters of a picture in px of its bitmap, and what of the bitmap is wanted. */
export interface BitmapFiltering {
  /** Standard deviations in px of the bitmap. */
  readonly filters: readonly PictureFilter[]
  /** Px of the bitmap that are kept; those around them only lend their colours to a blur. */
  readonly keep: DeviceBox
}

/** Px changed at once, some ten milliseconds, before other work may run. */
const STRIP_PIXELS = 500_000

/** How far filters carry colours, px. */
export function filterReach(filters: readonly PictureFilter[]): number {
  return filters.reduce(
    (reach, filter) => reach + (filter.type === 'blur' ? blurReach(filter.sigma) : 0),
    0,
  )
}

/** A filtered bitmap, lets other work run on the way. Filter Effects 1, section 8. */
export async function filterBitmap(bitmap: Bitmap, filtering: BitmapFiltering): Promise<Bitmap> {
  const { filters, keep } = filtering
  const filtered = { ...bitmap, data: Uint8Array.from(bitmap.data) }
  for (const run of runsOf(filters)) {
    const [first] = run
    if (first?.type === 'blur') await blur(filtered, first.sigma)
    else
      await mixColors(
        filtered,
        run.flatMap((filter) => toMatrix(filter)),
      )
  }
  return cut(filtered, keep)
}

/** Matrices that follow one another are applied together, which rounds once. */
function runsOf(filters: readonly PictureFilter[]): readonly (readonly PictureFilter[])[] {
  const runs: PictureFilter[][] = []
  for (const filter of filters) {
    const last = runs.at(-1)
    if (filter.type === 'matrix' && last?.[0]?.type === 'matrix') last.push(filter)
    else runs.push([filter])
  }
  return runs
}

function toMatrix(filter: PictureFilter): readonly number[] {
  return filter.type === 'matrix' ? filter.values : []
}

/** @param values Rows of four, twelve for each matrix. */
async function mixColors(
  { width, channels, data }: Bitmap,
  values: readonly number[],
): Promise<void> {
  const stripBytes = Math.max(1, Math.floor(STRIP_PIXELS / width)) * width * channels
  for (let start = 0; start < data.length; start += stripBytes) {
    mixStrip(data.subarray(start, start + stripBytes), channels, values)
    await setImmediate()
  }
}

function mixStrip(data: Uint8Array, channels: 3 | 4, values: readonly number[]): void {
  const mixed = new Float64Array(3)
  for (let at = 0; at < data.length; at += channels) {
    const alpha = channels === 3 ? 255 : (data[at + 3] ?? 0)
    if (alpha === 0) continue
    for (let channel = 0; channel < 3; channel++) {
      mixed[channel] = Math.min(1, (data[at + channel] ?? 0) / alpha)
    }
    for (let row = 0; row < values.length; row += 12) mixOne(mixed, values, row)
    for (let channel = 0; channel < 3; channel++) {
      data[at + channel] = (mixed[channel] ?? 0) * alpha + 0.5
    }
  }
}

function mixOne(color: Float64Array, values: readonly number[], from: number): void {
  const red = color[0] ?? 0
  const green = color[1] ?? 0
  const blue = color[2] ?? 0
  for (let channel = 0, at = from; channel < 3; channel++, at += 4) {
    const level =
      (values[at] ?? 0) * red +
      (values[at + 1] ?? 0) * green +
      (values[at + 2] ?? 0) * blue +
      (values[at + 3] ?? 0)
    color[channel] = level > 0 ? Math.min(1, level) : 0
  }
}

/** Beyond the edge nothing is known: what the Gaussian has there is shared out among the rest. */
async function blur({ width, height, channels, data }: Bitmap, sigmaPx: number): Promise<void> {
  const across = weightsInside(width, sigmaPx)
  const down = weightsInside(height, sigmaPx)
  for (let channel = 0; channel < channels; channel++) {
    const levels = new Float32Array(width * height)
    for (let at = 0; at < levels.length; at++) levels[at] = data[at * channels + channel] ?? 0
    blurPlane({ width, height, levels }, sigmaPx)
    for (let y = 0, at = 0; y < height; y++) {
      const weight = down[y] ?? 1
      for (let x = 0; x < width; x++, at++) {
        const level = (levels[at] ?? 0) / (weight * (across[x] ?? 1))
        data[at * channels + channel] = Math.min(255, level + 0.5)
      }
    }
    await setImmediate()
  }
}

/** For each px of a line, the part of the Gaussian that lies inside of the line. */
function weightsInside(length: number, sigmaPx: number): Float32Array {
  const line: Plane = { width: length, height: 1, levels: new Float32Array(length).fill(1) }
  blurPlane(line, sigmaPx)
  // Along the other axis the plane of one px has been blurred as well, by the same factor everywhere.
  const point: Plane = { width: 1, height: 1, levels: new Float32Array([1]) }
  blurPlane(point, sigmaPx)
  const alone = Math.sqrt(point.levels[0] ?? 1)
  return line.levels.map((level) => level / alone)
}

function cut(bitmap: Bitmap, { left, top, right, bottom }: DeviceBox): Bitmap {
  const { channels, data } = bitmap
  const width = right - left
  const height = bottom - top
  if (width === bitmap.width && height === bitmap.height) return bitmap
  const kept = new Uint8Array(width * height * channels)
  for (let y = 0; y < height; y++) {
    const from = ((top + y) * bitmap.width + left) * channels
    kept.set(data.subarray(from, from + width * channels), y * width * channels)
  }
  return { width, height, channels, data: kept }
}
