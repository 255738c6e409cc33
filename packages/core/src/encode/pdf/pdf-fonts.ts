import type { FontFace } from '../../paint/font-face.ts'
import { embedFont } from './embed-font.ts'
import type { PdfFile } from './pdf-file.ts'
import type { PdfFont } from './pdf-font.ts'

/** The fonts of a file: each is embedded once, with the glyphs of all pages. */
export class PdfFonts {
  readonly #file: PdfFile
  readonly #fonts = new Map<string, PdfFont>()

  constructor(file: PdfFile) {
    this.#file = file
  }

  find(face: FontFace): PdfFont {
    const known = this.#fonts.get(face.digest)
    if (known !== undefined) return known
    const texts = new Map<number, string>()
    const font: PdfFont = {
      reference: this.#file.reserve(),
      face,
      texts,
      use: (glyphId, text) => {
        const before = texts.get(glyphId)
        if (before === undefined || before === '') texts.set(glyphId, text)
        return text !== '' && texts.get(glyphId) === text
      },
    }
    this.#fonts.set(face.digest, font)
    return font
  }

  /** @throws {PlatenError} `font_not_embeddable`, `font_corrupt`. */
  async embedAll(check: () => void): Promise<void> {
    for (const font of this.#fonts.values()) {
      check()
      await embedFont(font, this.#file)
    }
  }
}
