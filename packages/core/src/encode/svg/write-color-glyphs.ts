import type { ColorGlyphsCommand, Command } from '../../paint/display-list.ts'
import { formatNumber } from './format-number.ts'
import type { SvgDocument } from './svg-document.ts'
import { writeElement } from './write-element.ts'
import { writeTransform } from './write-transform.ts'

/** Writes glyphs with colours of their own: each is defined once and used at all its places. */
export function writeColorGlyphs(
  command: ColorGlyphsCommand,
  document: SvgDocument,
  write: (drawing: readonly Command[]) => string,
): string {
  const { face, fontSize, colors, drawings, glyphIds, xs, ys } = command
  let uses = ''
  for (const [index, glyphId] of glyphIds.entries()) {
    const drawing = drawings.get(glyphId)
    if (drawing === undefined || drawing.length === 0) continue
    const key = `color glyph ${JSON.stringify([face.digest, glyphId, fontSize, colors])}`
    const id = document.define(key, (id) => writeElement('g', { id }, write(drawing)))
    uses += `<use xlink:href="#${id}" x="${formatNumber(xs[index] ?? 0)}" y="${formatNumber(ys[index] ?? 0)}"/>`
  }
  const transform = writeTransform(command.transform)
  return transform === undefined || uses === '' ? uses : writeElement('g', { transform }, uses)
}
