import type { GlyphsCommand } from '../../paint/display-list.ts'
import { glyphKey, type UseCounts } from './count-uses.ts'
import { formatNumber } from './format-number.ts'
import type { SvgDocument } from './svg-document.ts'
import { writeElement } from './write-element.ts'
import { writePaint } from './write-paint.ts'
import { writePathData } from './write-path-data.ts'
import { writeTransform } from './write-transform.ts'

/** Hundredths of a px are finer than any screen shows, also magnified. */
const DECIMALS = 2
/** Characters of a definition and of a use besides the outline, ids and coordinates included. */
const DEFINITION_LENGTH = 28
const USE_LENGTH = 46

/**
 * Writes a run as outlines: text looks the same wherever it is opened, with no font at hand.
 *
 * A glyph that comes often enough is defined once and used; the others are merged into one path.
 */
export function writeGlyphs(
  command: GlyphsCommand,
  document: SvgDocument,
  counts: UseCounts,
): string {
  const { face, fontSize, paint } = command
  const scale = fontSize / face.unitsPerEm
  let merged = ''
  let uses = ''
  for (const [index, glyphId] of command.glyphIds.entries()) {
    const outline = face.outline(glyphId)
    if (outline.verbs.length === 0) continue
    const x = command.xs[index] ?? 0
    const y = command.ys[index] ?? 0
    const write = (e: number, f: number) =>
      writePathData(outline, {
        decimals: DECIMALS,
        transform: { a: scale, b: 0, c: 0, d: -scale, e, f },
      })
    const placed = write(x, y)
    const key = glyphKey(command, glyphId)
    // A gradient would follow the moved outline instead of staying where it is on the page.
    if (paint.type === 'solid' && isWorthDefining(placed.length, counts.get(key) ?? 0)) {
      const id = document.define(key, (id) => writeElement('path', { id, d: write(0, 0) }))
      uses += `<use xlink:href="#${id}" x="${formatNumber(x)}" y="${formatNumber(y)}"/>`
    } else {
      merged += placed
    }
  }
  return wrap(command, document, { merged, uses })
}

function isWorthDefining(length: number, uses: number): boolean {
  return DEFINITION_LENGTH + length + USE_LENGTH * uses < length * uses
}

function wrap(
  command: GlyphsCommand,
  document: SvgDocument,
  { merged, uses }: { readonly merged: string; readonly uses: string },
): string {
  if (merged === '' && uses === '') return ''
  const transform = writeTransform(command.transform)
  const attributes = { transform, ...writePaint('fill', command, document) }
  if (uses === '') return writeElement('path', { d: merged, ...attributes })
  const path = merged === '' ? '' : writeElement('path', { d: merged })
  return writeElement('g', attributes, path + uses)
}
