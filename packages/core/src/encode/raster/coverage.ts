import type { CoverageMask } from './coverage-mask.ts'
import { type DeviceBox, isEmptyBox } from './device-box.ts'
import type { LineSink } from './flatten-path.ts'

export type FillRule = 'nonzero' | 'evenodd'

/** Cells of a row are marked as touched in blocks of 32. */
const BLOCK_SHIFT = 5

/** Cells of the buffer that is kept; an outline that needs more gets one of its own. */
const KEPT_CELLS = 1 << 16

/** Rows of a box of this width that can be measured at once without memory of their own. */
export function rowsAtOnce(width: number): number {
  return Math.max(1, Math.floor(KEPT_CELLS / (width + 2)))
}

/**
 * Keeps ties, such as a pixel covered by exactly half, from falling to either side by the last bit
 * of a sum, whose rounding differs with the box that the same outline is drawn in.
 */
const ROUNDING = 0.5 + 1e-6

/**
 * Measures how much of each pixel lies inside an outline, exactly but for the rounding to 8 bits.
 *
 * Every line adds, in the pixels that it crosses, the change of covered area from one pixel to the
 * next; the running sum along a row is then the signed area that the outline covers in each pixel
 * (the accumulation buffer of Raph Levien's font-rs). A pixel in which contours of the same outline
 * overlap counts their sum, at most 1.
 *
 * One outline at a time: `begin`, then the lines, then one of the `end…` methods.
 */
export class Coverage implements LineSink {
  #box: DeviceBox = { left: 0, top: 0, right: 0, bottom: 0 }
  #width = 0
  #height = 0
  /** Cells of a row: its pixels, and two for what leaves it on the right. */
  #stride = 0
  #blocksPerRow = 0
  /** 1 while a downward line is added, else -1. */
  #direction = 1
  /** Always all 0 outside begin…end. */
  #cells = new Float64Array(0)
  #touched = new Uint8Array(0)
  #x = 0
  #y = 0
  #startX = 0
  #startY = 0

  /** Starts an outline of which only `box` is wanted. Costs nothing per pixel. */
  begin(box: DeviceBox): void {
    this.#box = box
    this.#width = isEmptyBox(box) ? 0 : box.right - box.left
    this.#height = isEmptyBox(box) ? 0 : box.bottom - box.top
    this.#stride = this.#width + 2
    this.#blocksPerRow = ((this.#stride - 1) >> BLOCK_SHIFT) + 1
    const cells = Math.max(KEPT_CELLS, this.#stride * this.#height)
    if (cells !== this.#cells.length) this.#cells = new Float64Array(cells)
    const blocks = Math.max(KEPT_CELLS, this.#blocksPerRow * this.#height)
    if (blocks !== this.#touched.length) this.#touched = new Uint8Array(blocks)
    this.#x = 0
    this.#y = 0
    this.#startX = 0
    this.#startY = 0
  }

  moveTo(x: number, y: number): void {
    this.close()
    this.#x = x - this.#box.left
    this.#y = y - this.#box.top
    this.#startX = this.#x
    this.#startY = this.#y
  }

  lineTo(x: number, y: number): void {
    const endX = x - this.#box.left
    const endY = y - this.#box.top
    this.#add(this.#x, this.#y, endX, endY)
    this.#x = endX
    this.#y = endY
  }

  throughTo(x: number, y: number): void {
    this.lineTo(x, y)
  }

  close(): void {
    this.#add(this.#x, this.#y, this.#startX, this.#startY)
    this.#x = this.#startX
    this.#y = this.#startY
  }

  /** Ends the outline and gives its mask over the whole box, in memory of its own. */
  end(rule: FillRule): CoverageMask {
    return this.endInto(new Uint8Array(this.#width * this.#height), rule)
  }

  /** Ends the outline; `data` must hold a byte for each pixel of the box and is overwritten. */
  endInto(data: Uint8Array, rule: FillRule): CoverageMask {
    this.close()
    for (let row = 0; row < this.#height; row++) this.#endRow(data, row, rule)
    const { left, top } = this.#box
    return { left, top, width: this.#width, height: this.#height, data }
  }

  /** Adds up a row and clears its cells. Between touched blocks the level stays as it is. */
  #endRow(data: Uint8Array, row: number, rule: FillRule): void {
    const cells = this.#cells
    const touched = this.#touched
    const width = this.#width
    const start = row * this.#stride
    const blocks = row * this.#blocksPerRow
    const out = row * width
    const foldsOver = rule === 'evenodd'
    let sum = 0
    let done = 0
    for (let block = 0; block < this.#blocksPerRow; block++) {
      if (touched[blocks + block] === 0) continue
      touched[blocks + block] = 0
      const from = block << BLOCK_SHIFT
      const to = Math.min(width, from + (1 << BLOCK_SHIFT))
      if (done < from) data.fill(toLevel(sum, rule), out + done, out + from)
      for (let x = from; x < to; x++) {
        sum += cells[start + x] ?? 0
        cells[start + x] = 0
        const area = foldsOver ? foldOver(Math.abs(sum)) : Math.abs(sum)
        data[out + x] = area >= 1 ? 255 : area * 255 + ROUNDING
      }
      done = to
    }
    if (done < width) data.fill(toLevel(sum, rule), out + done, out + width)
    cells[start + width] = 0
    cells[start + width + 1] = 0
  }

  /** Adds a line in px of the box. */
  #add(fromX: number, fromY: number, toX: number, toY: number): void {
    if (fromY === toY) return
    this.#direction = fromY < toY ? 1 : -1
    const top = Math.max(0, Math.min(fromY, toY))
    const bottom = Math.min(this.#height, Math.max(fromY, toY))
    const width = this.#width
    if (top >= bottom || (fromX >= width && toX >= width)) return
    if (fromX <= 0 && toX <= 0) {
      this.#addRows(0, top, bottom, 0)
      return
    }
    const slope = (toX - fromX) / (toY - fromY)
    const x = fromX + (top - fromY) * slope
    const inside = fromX >= 0 && toX >= 0 && fromX <= width && toX <= width
    if (inside) this.#addRows(clamp(x, 0, width), top, bottom, slope)
    else this.#addCut(x, top, bottom, slope)
  }

  /** Cuts a line to the box: what is to the left still winds about every pixel of its rows. */
  #addCut(x: number, top: number, bottom: number, slope: number): void {
    const width = this.#width
    const atLeft = clamp(top - x / slope, top, bottom)
    const atRight = clamp(top + (width - x) / slope, top, bottom)
    if (slope > 0) {
      this.#addRows(0, top, atLeft, 0)
      this.#addRows(clamp(x, 0, width), atLeft, atRight, slope)
    } else {
      this.#addRows(clamp(x, 0, width), atRight, atLeft, slope)
      this.#addRows(0, atLeft, bottom, 0)
    }
  }

  /** Adds a downward line that starts at (x, top), row by row; it must lie inside the box. */
  #addRows(x: number, top: number, bottom: number, slope: number): void {
    const lastRow = Math.ceil(bottom)
    let startX = x
    for (let row = Math.floor(top); row < lastRow; row++) {
      const height = Math.min(row + 1, bottom) - Math.max(row, top)
      // Rounding may step out of the box by the last bit.
      const endX = clamp(startX + slope * height, 0, this.#width)
      const signed = height * this.#direction
      if (startX < endX) this.#addSpan(row, startX, endX, signed)
      else this.#addSpan(row, endX, startX, signed)
      startX = endX
    }
  }

  /** Adds a line from `left` to `right` within one row; `height` is signed by its direction. */
  #addSpan(row: number, left: number, right: number, height: number): void {
    const cells = this.#cells
    const first = Math.floor(left)
    const last = Math.floor(right)
    const at = row * this.#stride
    const blocks = row * this.#blocksPerRow
    this.#touched[blocks + (first >> BLOCK_SHIFT)] = 1
    this.#touched[blocks + ((last + 1) >> BLOCK_SHIFT)] = 1
    if (first === last) {
      // To the right of the line lies a trapezium whose mean width is that of its middle.
      const beside = height * ((left + right) / 2 - first)
      cells[at + first] = (cells[at + first] ?? 0) + height - beside
      cells[at + first + 1] = (cells[at + first + 1] ?? 0) + beside
      return
    }
    const perPixel = height / (right - left)
    const inFirst = first + 1 - left
    let covered = (perPixel * inFirst * inFirst) / 2
    cells[at + first] = (cells[at + first] ?? 0) + covered
    for (let x = first + 1; x < last; x++) {
      const next = perPixel * (x + 0.5 - left)
      cells[at + x] = (cells[at + x] ?? 0) + next - covered
      covered = next
      this.#touched[blocks + (x >> BLOCK_SHIFT)] = 1
    }
    const inLast = right - last
    const atLast = height - (perPixel * inLast * inLast) / 2
    cells[at + last] = (cells[at + last] ?? 0) + atLast - covered
    cells[at + last + 1] = (cells[at + last + 1] ?? 0) + height - atLast
  }
}

function toLevel(sum: number, rule: FillRule): number {
  const area = rule === 'evenodd' ? foldOver(Math.abs(sum)) : Math.abs(sum)
  return area >= 1 ? 255 : Math.floor(area * 255 + ROUNDING)
}

/** What is covered twice is not covered, thrice is, and so on. */
function foldOver(area: number): number {
  const rest = area % 2
  return rest > 1 ? 2 - rest : rest
}

function clamp(value: number, low: number, high: number): number {
  return value > low ? Math.min(value, high) : low
}
