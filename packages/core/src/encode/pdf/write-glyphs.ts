import { type Matrix, multiply } from '../../foundation/matrix.ts'
import type { GlyphsCommand } from '../../paint/display-list.ts'
import { isUpright } from '../raster/upright.ts'
import { glyphWidth } from './embed-font.ts'
import { listClusters } from './glyph-clusters.ts'
import type { PdfFont } from './pdf-font.ts'
import { toGlyphCode } from './to-unicode.ts'
import { writeNumber, writeNumbers, writeText } from './write-value.ts'

/**
 * Upright text lies where the raster has it at twice the size: baselines on half px, glyphs on eighths,
 * which is finer than can be seen. Very large text, as there, lies where it lies.
 */
const BASELINES_PER_PX = 2
const PLACES_PER_PX = 8
const LARGEST_ON_GRID_PX = 128

/**
 * A text object (ISO 32000-1, 9.4) with our own glyphs at our own places.
 *
 * Where a glyph alone does not tell its characters (ligatures that mean different things, clusters of
 * several glyphs), an `ActualText` span does.
 *
 * @param matrix From page px to points, the command's own transform included.
 */
export function writeGlyphs(
  command: GlyphsCommand,
  { font, name }: NamedFont,
  matrix: Matrix,
): string {
  const writer = new GlyphWriter(command, font, matrix)
  return `BT\n/${name} ${writer.size} Tf\n${writer.write()}ET\n`
}

/** A font as the resources of the page call it. */
export interface NamedFont {
  readonly font: PdfFont
  readonly name: string
}

class GlyphWriter {
  readonly size: string
  readonly #command: GlyphsCommand
  readonly #font: PdfFont
  /** From page px to points over the size, y up as in fonts. */
  readonly #matrix: Matrix
  readonly #factor: number
  readonly #onGrid: boolean
  #text = ''
  /** What stands in the `TJ` that is open. */
  #items = ''
  #code = ''
  /** Where the next glyph would be drawn, page px from the start of the line. */
  #pen = Number.NaN
  #baseline = Number.NaN

  constructor(command: GlyphsCommand, font: PdfFont, matrix: Matrix) {
    this.#command = command
    this.#font = font
    this.#factor = Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c)) || 1
    const flip = { a: 1 / this.#factor, b: 0, c: 0, d: -1 / this.#factor, e: 0, f: 0 }
    this.#matrix = multiply(matrix, flip)
    this.#onGrid = isUpright(matrix) && command.fontSize <= LARGEST_ON_GRID_PX
    this.size = writeNumber(command.fontSize * this.#factor)
  }

  write(): string {
    const { glyphIds } = this.#command
    for (const { start, end, text } of listClusters(this.#command)) {
      const isPlain = end === start + 1
      const glyphId = glyphIds[start] ?? 0
      if (isPlain && this.#font.use(glyphId, text)) {
        this.#show(start)
        continue
      }
      this.#endLine()
      this.#text += `/Span <</ActualText ${writeText(text)}>> BDC\n`
      for (let index = start; index < end; index++) {
        if (!isPlain) this.#font.use(glyphIds[index] ?? 0, '')
        this.#show(index)
      }
      this.#endLine()
      this.#text += 'EMC\n'
    }
    this.#endLine()
    return this.#text
  }

  #show(index: number): void {
    const { fontSize, glyphIds, xs, ys } = this.#command
    const x = this.#snap(xs[index] ?? 0, PLACES_PER_PX)
    const y = this.#snap(ys[index] ?? 0, BASELINES_PER_PX)
    const glyphId = glyphIds[index] ?? 0
    if (y !== this.#baseline) {
      this.#endLine()
      this.#baseline = y
      this.#pen = x
      this.#text += `${this.#position(x, y)} Tm\n`
    }
    // Thousandths of the size, to the left. Rounded so that no glyph lies left of its place: readers
    // cut fractions off, and a hair less would be a whole px of theirs.
    const shift = Math.floor(((this.#pen - x) / fontSize) * 100_000 + 1e-6) / 100
    if (shift !== 0) {
      this.#endCode()
      this.#items += `${writeNumber(shift)} `
      this.#pen -= (shift / 1000) * fontSize
    }
    this.#code += toGlyphCode(glyphId)
    this.#pen += (glyphWidth(this.#font, glyphId) / 1000) * fontSize
  }

  #snap(value: number, perPx: number): number {
    return this.#onGrid ? Math.round(value * perPx) / perPx : value
  }

  #position(x: number, y: number): string {
    const { a, b, c, d, e, f } = this.#matrix
    const down = -this.#factor * y
    const across = this.#factor * x
    const place = [a * across + c * down + e, b * across + d * down + f]
    return `${writeNumbers([a, b, c, d], 6)} ${writeNumbers(place, 5)}`
  }

  #endCode(): void {
    if (this.#code !== '') this.#items += `<${this.#code}> `
    this.#code = ''
  }

  #endLine(): void {
    this.#endCode()
    if (this.#items !== '') this.#text += `[${this.#items.trimEnd()}] TJ\n`
    this.#items = ''
  }
}
