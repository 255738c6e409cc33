import type { RampInk } from './ink.ts'
import type { Patch } from './patch.ts'
import { offsetInSurface } from './surface.ts'
import { type RampRow, Veil } from './veil.ts'

/**
 * Draws a gradient. Computed in fractions of a level and rounded once, because the banding of a slow,
 * translucent gradient shows every rounding; not dithered, because noise costs PNG bytes.
 */
export function blendRamp(patch: Patch, ink: RampInk): void {
  const { surface, box, mask } = patch
  const width = box.right - box.left
  const indexes = new Uint16Array(width)
  const colors = ink.opaque && mask === undefined ? roundTable(ink.table) : undefined
  const veil = colors === undefined && mask === undefined ? new Veil(surface, width) : undefined
  for (let y = box.top; y < box.bottom; y++) {
    ink.readIndexes(indexes, box.left, y, width)
    const at = offsetInSurface(surface, box.left, y)
    if (colors !== undefined) {
      copyRow(surface.data, at, { channels: surface.channels, colors, indexes })
    } else if (veil !== undefined) {
      veil.draw(at, { table: ink.table, indexes })
    } else if (mask !== undefined) {
      const from = (y - mask.top) * mask.width + box.left - mask.left
      const coverage = mask.data.subarray(from, from + width)
      const row = { table: ink.table, indexes, coverage }
      if (surface.channels === 3) blendRowRgb(surface.data, at, row)
      else blendRowRgba(surface.data, at, row)
    }
  }
}

function roundTable(table: Float32Array): Uint8Array {
  const rounded = new Uint8Array(table.length)
  for (let at = 0; at < table.length; at++) rounded[at] = (table[at] ?? 0) + 0.5
  return rounded
}

interface OpaqueRow {
  readonly channels: 3 | 4
  /** Red, green, blue and a byte that is not read, per entry. */
  readonly colors: Uint8Array
  readonly indexes: Uint16Array
}

function copyRow(data: Uint8Array, start: number, row: OpaqueRow): void {
  const { channels, colors, indexes } = row
  let at = start
  for (let x = 0; x < indexes.length; x++, at += channels) {
    const entry = (indexes[x] ?? 0) << 2
    data[at] = colors[entry] ?? 0
    data[at + 1] = colors[entry + 1] ?? 0
    data[at + 2] = colors[entry + 2] ?? 0
    if (channels === 4) data[at + 3] = 255
  }
}

interface CoveredRow extends RampRow {
  readonly coverage: Uint8Array
}

function blendRowRgb(data: Uint8Array, start: number, row: CoveredRow): void {
  const { table, indexes, coverage } = row
  let at = start
  for (let x = 0; x < indexes.length; x++, at += 3) {
    const share = (coverage[x] ?? 0) / 255
    if (share === 0) continue
    const entry = (indexes[x] ?? 0) << 2
    const rest = 1 - (table[entry + 3] ?? 0) * share
    data[at] = (table[entry] ?? 0) * share + (data[at] ?? 0) * rest + 0.5
    data[at + 1] = (table[entry + 1] ?? 0) * share + (data[at + 1] ?? 0) * rest + 0.5
    data[at + 2] = (table[entry + 2] ?? 0) * share + (data[at + 2] ?? 0) * rest + 0.5
  }
}

function blendRowRgba(data: Uint8Array, start: number, row: CoveredRow): void {
  const { table, indexes, coverage } = row
  let at = start
  for (let x = 0; x < indexes.length; x++, at += 4) {
    const share = (coverage[x] ?? 0) / 255
    if (share === 0) continue
    const entry = (indexes[x] ?? 0) << 2
    const alpha = (table[entry + 3] ?? 0) * share
    const rest = 1 - alpha
    data[at] = (table[entry] ?? 0) * share + (data[at] ?? 0) * rest + 0.5
    data[at + 1] = (table[entry + 1] ?? 0) * share + (data[at + 1] ?? 0) * rest + 0.5
    data[at + 2] = (table[entry + 2] ?? 0) * share + (data[at + 2] ?? 0) * rest + 0.5
    data[at + 3] = alpha * 255 + (data[at + 3] ?? 0) * rest + 0.5
  }
}
