import type { VectorCommand } from '../../paint/display-list.ts'
import { type UseCounts, vectorKey } from './count-uses.ts'
import { base64Length, toDataUri } from './data-uri.ts'
import { type InlinedVector, inlineVector } from './inline-vector.ts'
import type { SvgDocument } from './svg-document.ts'
import { writeElement } from './write-element.ts'
import { filterPicture } from './write-picture-filter.ts'
import { writeTransform } from './write-transform.ts'

/** Side of the square that an embedded document is stretched over before it is placed. */
const EMBEDDED_SIDE = 100

/**
 * Writes an SVG drawing as a nested `<svg>`, or once as a `<symbol>` when it comes several times.
 *
 * What cannot be taken apart safely (style sheets, links, other namespaces) is embedded whole as an
 * image, where it can neither see nor change anything outside.
 */
export function writeVector(
  command: VectorCommand,
  document: SvgDocument,
  counts: UseCounts,
): string {
  const { filters, rect } = command
  const transform = writeTransform(command.transform)
  if (filters.length === 0) return writeDrawing(command, { transform, document, counts })
  const drawing = writeDrawing(command, { transform: undefined, document, counts })
  const filtered = filterPicture(drawing, { filters, rect, hasAlpha: true }, document)
  return transform === undefined ? filtered : writeElement('g', { transform }, filtered)
}

interface Drawing {
  readonly transform: string | undefined
  readonly document: SvgDocument
  readonly counts: UseCounts
}

function writeDrawing(
  { rect, digestOfMarkup, markup }: VectorCommand,
  { transform, document, counts }: Drawing,
): string {
  const key = vectorKey(digestOfMarkup)
  const isRepeated = (counts.get(key) ?? 0) > 1
  const placed = { ...rect, preserveAspectRatio: 'none' }
  if (!isRepeated) {
    const inlined = inlineVector(markup, `${document.takeId(key)}-`)
    const drawing = inlined
      ? writeInlined('svg', placed, inlined)
      : writeElement('image', { ...placed, 'xlink:href': embed(markup, document) })
    return transform === undefined ? drawing : writeElement('g', { transform }, drawing)
  }
  const id = document.define(key, (ownId) => writeSymbol(markup, ownId, document))
  return writeElement('use', { transform, ...rect, 'xlink:href': `#${id}` })
}

function writeSymbol(markup: string, id: string, document: SvgDocument): string {
  const attributes = { id, preserveAspectRatio: 'none' }
  const inlined = inlineVector(markup, `${id}-`)
  if (inlined !== undefined) return writeInlined('symbol', attributes, inlined)
  const image = writeElement('image', {
    width: EMBEDDED_SIDE,
    height: EMBEDDED_SIDE,
    preserveAspectRatio: 'none',
    'xlink:href': embed(markup, document),
  })
  const viewBox = `0 0 ${EMBEDDED_SIDE} ${EMBEDDED_SIDE}`
  return writeElement('symbol', { ...attributes, viewBox }, image)
}

function writeInlined(
  name: 'svg' | 'symbol',
  attributes: Readonly<Record<string, string | number>>,
  { viewBox, rootAttributes, content }: InlinedVector,
): string {
  const start = writeElement(name, { ...attributes, viewBox })
  return `${start.slice(0, -2)}${rootAttributes}>${content}</${name}>`
}

function embed(markup: string, document: SvgDocument): string {
  const bytes = Buffer.from(markup, 'utf8')
  document.assertRoom(base64Length(bytes))
  return toDataUri('image/svg+xml', bytes)
}
