/** Rows of pixels as PNG filters them. */
export interface PixelRows {
  readonly data: Uint8Array
  readonly rowBytes: number
  /** Bytes to the pixel on the left. */
  readonly pixelBytes: number
}

const PAETH = 4

/** Filters each row by the Paeth predictor (PNG, 9.4), which a reader undoes (`/Predictor 15`). */
export function filterRows({ data, rowBytes, pixelBytes }: PixelRows): Uint8Array {
  const rows = Math.floor(data.length / rowBytes)
  const filtered = new Uint8Array(rows * (rowBytes + 1))
  const nothing = new Uint8Array(rowBytes)
  for (let row = 0; row < rows; row++) {
    const above = row === 0 ? nothing : data.subarray((row - 1) * rowBytes, row * rowBytes)
    const own = data.subarray(row * rowBytes, (row + 1) * rowBytes)
    const out = filtered.subarray(row * (rowBytes + 1), (row + 1) * (rowBytes + 1))
    out[0] = PAETH
    // Left of a row all is 0, so that the byte above is the nearest.
    for (let at = 0; at < pixelBytes; at++) out[at + 1] = (own[at] ?? 0) - (above[at] ?? 0)
    for (let at = pixelBytes; at < rowBytes; at++) {
      const left = own[at - pixelBytes] ?? 0
      out[at + 1] = (own[at] ?? 0) - predict(left, above[at] ?? 0, above[at - pixelBytes] ?? 0)
    }
  }
  return filtered
}

function predict(left: number, up: number, corner: number): number {
  const estimate = left + up - corner
  const toLeft = Math.abs(estimate - left)
  const toUp = Math.abs(estimate - up)
  const toCorner = Math.abs(estimate - corner)
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}
