import type { ErrorCode } from '../../src/foundation/errors.ts'
import { DEFAULT_LIMITS, type Limits } from '../../src/foundation/limits.ts'
import type { BoundRow, Unit } from './bound-row.ts'

type Words = readonly [unit: Unit, of: string, ...errors: readonly ErrorCode[]]

const LIMITS = {
  documentBytes: ['bytes', 'a template or order', 'document_too_large', 'body_too_large'],
  depth: ['', 'nesting of a template or order', 'too_deep'],
  layers: ['', 'layers of a template, over all pages', 'too_many_layers'],
  nodes: ['', 'layers once repeaters are expanded, over all pages', 'too_many_nodes'],
  repeaterItems: ['', 'items of one repeater', 'too_many_items'],
  textCharacters: ['', 'UTF-16 code units of one text', 'text_too_long'],
  renderCharacters: ['', 'UTF-16 code units of all texts', 'text_too_long'],
  marksPerCharacter: ['', 'combining marks on one character', 'too_many_marks'],
  outputSide: ['px', 'the longer side of the output', 'canvas_too_large', 'output_too_large'],
  outputPixels: ['px', 'the area of the output', 'canvas_too_large', 'output_too_large'],
  scale: ['', 'device px for each CSS px', 'out_of_range'],
  sources: ['', 'different images, SVGs and fonts of a render', 'too_many_sources'],
  sourceBytes: ['bytes', 'an image or SVG, decompressed', 'source_too_large', 'body_too_large'],
  sourcePixels: ['px', 'the area of a decoded image', 'too_many_pixels'],
  svgBytes: ['bytes', 'an SVG', 'source_too_large'],
  svgElements: ['', 'elements of an SVG', 'svg_too_complex'],
  fontBytes: ['bytes', 'a font file', 'font_too_large'],
  decodedFontBytes: ['bytes', 'a font, unpacked from WOFF or WOFF2', 'font_too_large'],
  pages: ['', 'pages, those made of a list included', 'too_many_pages'],
  deadlineMs: ['ms', 'a render, waiting for sources included', 'render_deadline'],
} as const satisfies Record<keyof Limits, Words>

/** What `createPlaten({ limits })` sets, with the defaults. */
export const LIMIT_ROWS: readonly BoundRow[] = Object.entries(LIMITS).map(
  ([name, [unit, of, ...errors]]) => ({
    name,
    value: DEFAULT_LIMITS[name as keyof Limits],
    unit,
    of,
    errors,
  }),
)
