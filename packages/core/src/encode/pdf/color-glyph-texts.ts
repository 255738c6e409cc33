import { type Matrix, multiply } from '../../foundation/matrix.ts'
import type { ColorGlyphsCommand } from '../../paint/display-list.ts'
import { listClusters } from './glyph-clusters.ts'
import type { PdfFile, PdfReference } from './pdf-file.ts'
import type { PdfResources } from './pdf-resources.ts'
import { buildToUnicode } from './to-unicode.ts'
import { writeDictionary, writeNumber, writeNumbers, writeText } from './write-value.ts'

/** Codes of a simple font. */
const MAX_CODES = 256
/** Poppler takes the size of a Type 3 font from its "m", which it expects to be as wide as this. */
const M_WIDTH = 600
/** UTF-16 units that a code may stand for: MuPDF reads no more. Longer sequences have `ActualText`. */
const MAX_UNITS = 8

/** A font whose glyphs draw nothing: only their widths and what they mean count. */
interface UnseenFont {
  readonly reference: PdfReference
  /** Each code's characters and width, thousandths of an em. */
  readonly codes: { readonly text: string; readonly width: number }[]
}

/**
 * The words of glyphs that are drawn as forms: they lie over these unseen, so that they can be searched,
 * marked and copied. A Type 3 font (ISO 32000-1, 9.6.5) needs no outlines, which fonts with colours may
 * lack.
 */
export class ColorGlyphTexts {
  readonly #file: PdfFile
  readonly #fonts: UnseenFont[] = []
  readonly #known = new Map<string, { readonly font: UnseenFont; readonly code: number }>()

  constructor(file: PdfFile) {
    this.#file = file
  }

  /** @param matrix From px of the command to points. */
  write(command: ColorGlyphsCommand, matrix: Matrix, resources: PdfResources): string {
    const { fontSize, xs, ys } = command
    let operators = ''
    for (const { start, end, text } of listClusters(command)) {
      if (text === '') continue
      const { font, code } = this.#find(text, widthOf(command, start, end))
      const name = resources.name('Font', String(font.reference))
      const place = { a: 1, b: 0, c: 0, d: -1, e: xs[start] ?? 0, f: ys[start] ?? 0 }
      const { a, b, c, d, e, f } = multiply(matrix, place)
      operators += `/${name} ${writeNumber(fontSize)} Tf\n${writeNumbers([a, b, c, d, e, f], 6)} Tm\n${showCode(code, text)}`
    }
    return operators === '' ? '' : `BT\n${operators}ET\n`
  }

  /** Writes the fonts; once all pages are written. */
  async embedAll(): Promise<void> {
    for (const font of this.#fonts) await this.#embed(font)
  }

  #find(text: string, width: number) {
    const key = `${width} ${text}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    let font = this.#fonts.at(-1)
    if (font === undefined || font.codes.length === MAX_CODES) {
      font = { reference: this.#file.reserve(), codes: [{ text: '', width: M_WIDTH }] }
      this.#fonts.push(font)
    }
    const found = { font, code: font.codes.push({ text, width }) - 1 }
    this.#known.set(key, found)
    return found
  }

  async #embed({ reference, codes }: UnseenFont): Promise<void> {
    const file = this.#file
    const procedures: Record<string, string> = {}
    for (const [code, { width }] of codes.entries()) {
      const bytes = Buffer.from(`${writeNumber(width)} 0 d0\n`, 'latin1')
      procedures[nameOf(code)] = String(await file.addStream({}, { bytes }))
    }
    const short = ({ text }: { readonly text: string }) => (text.length > MAX_UNITS ? '' : text)
    const texts = new Map(codes.map((glyph, code) => [code, short(glyph)]))
    const toUnicode = await file.addStream({}, { bytes: buildToUnicode(texts, 1) })
    const names = codes.map((_, code) => `/${nameOf(code)}`).join(' ')
    file.write(
      reference,
      writeDictionary({
        Type: '/Font',
        Subtype: '/Type3',
        FontBBox: '[0 -250 1000 1000]',
        FontMatrix: '[0.001 0 0 0.001 0 0]',
        CharProcs: writeDictionary(procedures),
        Encoding: writeDictionary({ Type: '/Encoding', Differences: `[0 ${names}]` }),
        FirstChar: 0,
        LastChar: codes.length - 1,
        Widths: `[${writeNumbers(codes.map(({ width }) => width))}]`,
        Resources: '<< >>',
        ToUnicode: String(toUnicode),
      }),
    )
  }
}

/** Thousandths of an em. Glyphs that draw nothing, such as variation selectors, take no room. */
function widthOf({ face, glyphIds, drawings }: ColorGlyphsCommand, start: number, end: number) {
  const drawn = glyphIds.subarray(start, end).filter((id) => (drawings.get(id)?.length ?? 0) > 0)
  const units = drawn.reduce((sum, id) => sum + face.advance(id), 0)
  return Math.round((units / face.unitsPerEm) * 1000)
}

function showCode(code: number, text: string): string {
  const shown = `<${toHex(code)}> Tj\n`
  if (text.length <= MAX_UNITS) return shown
  return `/Span <</ActualText ${writeText(text)}>> BDC\n${shown}EMC\n`
}

function nameOf(code: number): string {
  return code === 0 ? 'm' : `g${code}`
}

function toHex(code: number): string {
  return code.toString(16).padStart(2, '0')
}
