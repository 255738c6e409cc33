import type { Surface } from './surface.ts'

/** Factors and summands have so many binary places: 255 times their error is below 0.0001. */
const PLACES = 21
const ONE = 2 ** PLACES

/** The colours of one row of a gradient. */
export interface RampRow {
  /** See `RampInk`. */
  readonly table: Float32Array
  /** One a pixel. */
  readonly indexes: Uint16Array
}

/**
 * A translucent gradient over every pixel of a box: byte by byte one factor and one summand, which stay
 * the same from row to row where it runs from left to right.
 *
 * In whole numbers, which WebAssembly computes four at a time and everybody rounds alike.
 */
export class Veil {
  readonly #surface: Surface
  /** Of the row that the factors were made for. */
  readonly #indexes: Uint16Array
  readonly #rests: Int32Array
  readonly #levels: Int32Array
  #isReady = false
  #isInMemory = false

  /** @param width Px of each row. */
  constructor(surface: Surface, width: number) {
    this.#surface = surface
    this.#indexes = new Uint16Array(width)
    this.#rests = new Int32Array(width * surface.channels)
    this.#levels = new Int32Array(width * surface.channels)
  }

  /** @param start Index of the row's first byte in the surface. */
  draw(start: number, row: RampRow): void {
    if (!this.#isReady || !this.#wasMadeFor(row.indexes)) this.#prepare(row)
    const { data, memory } = this.#surface
    const rests = this.#rests
    const levels = this.#levels
    if (this.#isInMemory) {
      memory?.drawVeil(data, start, levels.length)
      return
    }
    for (let i = 0, at = start; i < rests.length; i++, at++) {
      data[at] = ((levels[i] ?? 0) + Math.imul(data[at] ?? 0, rests[i] ?? 0)) >> PLACES
    }
  }

  #wasMadeFor(indexes: Uint16Array): boolean {
    const made = this.#indexes
    for (let x = 0; x < made.length; x++) if (made[x] !== indexes[x]) return false
    return true
  }

  #prepare({ table, indexes }: RampRow): void {
    const { channels, memory } = this.#surface
    for (let x = 0, to = 0; x < indexes.length; x++, to += channels) {
      if (x > 0 && indexes[x] === indexes[x - 1]) {
        // A row of one colour, as in a gradient from top to bottom, is copied along.
        for (let i = to; i < to + channels; i++) {
          this.#levels[i] = this.#levels[i - channels] ?? 0
          this.#rests[i] = this.#rests[i - channels] ?? 0
        }
      } else this.#preparePixel(table, indexes[x] ?? 0, to)
    }
    this.#indexes.set(indexes)
    this.#isReady = true
    this.#isInMemory = memory?.setVeil(this.#levels, this.#rests) === true
  }

  #preparePixel(table: Float32Array, index: number, to: number): void {
    const entry = index << 2
    const alpha = table[entry + 3] ?? 0
    for (let channel = 0; channel < this.#surface.channels; channel++) {
      const level = channel === 3 ? alpha * 255 : (table[entry + channel] ?? 0)
      this.#levels[to + channel] = Math.round((level + 0.5) * ONE)
      this.#rests[to + channel] = Math.round((1 - alpha) * ONE)
    }
  }
}
