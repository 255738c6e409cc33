import { BAND_FILTERS, type BandFilter, type RowSpan } from './png-kernels.ts'

/** Where a byte of a row lies in the image, and what may be looked at around it. */
interface RowPlace {
  readonly pixels: Uint8Array
  readonly start: number
  readonly rowBytes: number
  readonly pixelBytes: number
  /** Whether the row above may be looked at. */
  readonly hasAbove: boolean
}

/** Predicts a byte from left, above and upper left, PNG section 9.2; what lies outside is 0. */
const PREDICTIONS = [
  () => 0,
  (left: number) => left,
  (_left: number, above: number) => above,
  (left: number, above: number) => (left + above) >> 1,
  predictPaeth,
] as const

function predictPaeth(left: number, above: number, upperLeft: number): number {
  const toLeft = Math.abs(above - upperLeft)
  const toAbove = Math.abs(left - upperLeft)
  const toUpperLeft = Math.abs(left + above - 2 * upperLeft)
  if (toLeft <= toAbove && toLeft <= toUpperLeft) return left
  return toAbove <= toUpperLeft ? above : upperLeft
}

/** Writes the filter byte and the filtered row at `at`. */
function filterRow(place: RowPlace, type: number, out: Uint8Array): void {
  const { pixels, start, rowBytes, pixelBytes, hasAbove } = place
  const predict = PREDICTIONS[type] ?? PREDICTIONS[0]
  const byteAt = (index: number) => pixels[index] ?? 0
  out[0] = type
  for (let i = 0; i < rowBytes; i++) {
    const here = start + i
    const inside = i >= pixelBytes
    const left = inside ? byteAt(here - pixelBytes) : 0
    const above = hasAbove ? byteAt(here - rowBytes) : 0
    const upperLeft = hasAbove && inside ? byteAt(here - rowBytes - pixelBytes) : 0
    out[i + 1] = byteAt(here) - predict(left, above, upperLeft)
  }
}

/** Sum of the filtered bytes' distances from zero as signed numbers: the heuristic of section 12.7. */
function sumOfDistances(filtered: Uint8Array): number {
  let sum = 0
  for (let i = 1; i < filtered.length; i++) {
    const value = filtered[i] ?? 0
    sum += value < 128 ? value : 256 - value
  }
  return sum
}

/** Tries the filters that may be used; of equal sums, the lowest type wins. */
function filterRowAdaptively(place: RowPlace, out: Uint8Array): void {
  const last = place.hasAbove ? BAND_FILTERS.paeth : BAND_FILTERS.sub
  const trial = new Uint8Array(out.length)
  let best = Number.POSITIVE_INFINITY
  for (let type: number = BAND_FILTERS.none; type <= last; type++) {
    filterRow(place, type, trial)
    const sum = sumOfDistances(trial)
    if (sum >= best) continue
    best = sum
    out.set(trial)
  }
}

/** Filters rows, each behind its filter byte: the twin of kernels/filter.as.ts. */
export function filterRows(rows: RowSpan, filter: BandFilter): Uint8Array {
  const { pixels, rowBytes, pixelBytes, firstRow, rowCount, looksAbove } = rows
  const filtered = new Uint8Array(rowCount * (rowBytes + 1))
  const type = BAND_FILTERS[filter]
  for (let y = 0; y < rowCount; y++) {
    const hasAbove = looksAbove || y > 0
    const start = (firstRow + y) * rowBytes
    const place = { pixels, start, rowBytes, pixelBytes, hasAbove }
    const out = filtered.subarray(y * (rowBytes + 1), (y + 1) * (rowBytes + 1))
    if (filter === 'adaptive') filterRowAdaptively(place, out)
    else filterRow(place, hasAbove ? type : Math.min(type, BAND_FILTERS.sub), out)
  }
  return filtered
}
