import { sha256Hex } from '../../foundation/digest.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'
import { assertEmbeddable } from './assert-embeddable.ts'
import { hasPlainCids } from './has-plain-cids.ts'
import type { PdfFile, PdfReference } from './pdf-file.ts'
import type { PdfFont } from './pdf-font.ts'
import { readSfnt, type SfntDescription } from './read-sfnt.ts'
import { subsetFont } from './subset-font.ts'
import { buildToUnicode } from './to-unicode.ts'
import { writeDictionary, writeName, writeNumber, writeNumbers } from './write-value.ts'

/** Bits of `Flags` (ISO 32000-1, table 123): the glyphs are not those of Latin text only. */
const FIXED_PITCH = 1
const SYMBOLIC = 4
const ITALIC = 64

/**
 * Writes a font as a composite one (9.7): codes are glyph ids, as the pages have them.
 *
 * @throws {PlatenError} `font_not_embeddable`, `font_corrupt`.
 */
export async function embedFont(font: PdfFont, file: PdfFile): Promise<void> {
  const { face, texts } = font
  const glyphIds = [...texts.keys()].sort((a, b) => a - b)
  const program = await subsetFont(face, glyphIds)
  const description = readSfnt(program)
  assertEmbeddable(face, description)
  const baseFont = writeName(`${subsetTag(program)}+${postScriptName(font)}`)
  const toUnicode = await file.addStream({}, { bytes: buildToUnicode(texts) })
  const { cff } = description
  if (cff !== undefined && !hasPlainCids(cff, glyphIds)) throw numberedOtherwise(face.family)
  const programReference = await file.addStream(
    cff === undefined ? { Length1: program.length } : { Subtype: '/CIDFontType0C' },
    { bytes: cff ?? program },
  )
  const descriptor = file.add(writeDescriptor(font, { description, baseFont, programReference }))
  const descendant = file.add(
    writeDictionary({
      Type: '/Font',
      Subtype: cff === undefined ? '/CIDFontType2' : '/CIDFontType0',
      BaseFont: baseFont,
      CIDSystemInfo: '<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>',
      FontDescriptor: String(descriptor),
      CIDToGIDMap: cff === undefined ? '/Identity' : undefined,
      DW: 1000,
      W: writeWidths(font, glyphIds),
    }),
  )
  file.write(
    font.reference,
    writeDictionary({
      Type: '/Font',
      Subtype: '/Type0',
      BaseFont: baseFont,
      Encoding: '/Identity-H',
      DescendantFonts: `[${descendant}]`,
      ToUnicode: String(toUnicode),
    }),
  )
}

function numberedOtherwise(family: string): PlatenError {
  return new PlatenError(
    'font_not_embeddable',
    `The font ${quote(family)} numbers its glyphs in a way that is not written to PDF; use a TrueType file of it.`,
  )
}

/** Thousandths of an em. */
export function glyphWidth({ face }: PdfFont, glyphId: number): number {
  return Math.round((face.advance(glyphId) / face.unitsPerEm) * 1_000_000) / 1000
}

/** Stretches of neighbouring glyphs with their widths (9.7.4.3). */
function writeWidths(font: PdfFont, glyphIds: readonly number[]): string {
  const stretches: { readonly first: number; readonly widths: number[] }[] = []
  for (const glyphId of glyphIds) {
    const last = stretches.at(-1)
    const width = glyphWidth(font, glyphId)
    if (last !== undefined && last.first + last.widths.length === glyphId) last.widths.push(width)
    else stretches.push({ first: glyphId, widths: [width] })
  }
  return `[${stretches.map(({ first, widths }) => `${first} [${writeNumbers(widths)}]`).join('\n')}]`
}

interface DescriptorParts {
  readonly description: SfntDescription
  readonly baseFont: string
  readonly programReference: PdfReference
}

function writeDescriptor(
  { face }: PdfFont,
  { description, baseFont, programReference }: DescriptorParts,
): string {
  const { bounds, ascender, descender, capHeight, italicAngle, isFixedPitch, cff } = description
  const scale = (units: number) => Math.round((units * 1000) / description.unitsPerEm)
  const flags = SYMBOLIC + (isFixedPitch ? FIXED_PITCH : 0) + (face.style === 'italic' ? ITALIC : 0)
  return writeDictionary({
    Type: '/FontDescriptor',
    FontName: baseFont,
    FontWeight: writeNumber(Math.round(face.weight / 100) * 100 || 100),
    Flags: flags,
    FontBBox: `[${writeNumbers(bounds.map(scale))}]`,
    ItalicAngle: italicAngle,
    Ascent: scale(ascender),
    Descent: scale(descender),
    CapHeight: scale(capHeight),
    // No table tells the stem; readers use it for fonts that are not embedded only.
    StemV: Math.round(10 + 220 * ((face.weight - 50) / 900) ** 2),
    [cff === undefined ? 'FontFile2' : 'FontFile3']: String(programReference),
  })
}

/** Six capital letters that tell subsets of one font apart (9.6.4). */
function subsetTag(program: Uint8Array): string {
  const digest = Buffer.from(sha256Hex(program), 'hex')
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('')
}

function postScriptName({ face }: PdfFont): string {
  const family = face.family.replace(/[^\p{L}\p{N}-]/gu, '') || 'Font'
  return `${family}-${face.weight}${face.style === 'italic' ? 'Italic' : ''}`
}
