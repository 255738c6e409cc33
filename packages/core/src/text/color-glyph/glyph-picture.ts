import { gunzipSync } from 'node:zlib'
import { checkSvg } from '../../assets/check-svg.ts'
import { sniffImage } from '../../assets/sniff-image.ts'
import { sha256Hex } from '../../foundation/digest.ts'
import { isPlatenError } from '../../foundation/errors.ts'
import type { Point } from '../../foundation/geometry.ts'
import { DEFAULT_LIMITS } from '../../foundation/limits.ts'
import type { FontTables } from '../font-file/font-tables.ts'
import type { BitmapPlace } from './bitmap-place.ts'
import type { GlyphPicture, PicturePlace } from './color-glyph.ts'
import { findCbdtPlace } from './find-cbdt-place.ts'
import { findSbixPlace } from './find-sbix-place.ts'
import { findSvgDocument } from './find-svg-document.ts'

/** Pixels of one glyph: bitmap fonts have some 130 × 130. */
const MAX_PIXELS = 4_000_000
const LIMITS = { ...DEFAULT_LIMITS, sourcePixels: MAX_PIXELS }
/** Ems around the place of a glyph in which its SVG is looked for: it says nowhere how large it is. */
const SVG_MARGIN = 0.5

/** A font as far as its pictures go. */
export interface PictureSource {
  readonly unitsPerEm: number
  readonly tables: FontTables
  readonly advanceOf: (glyphId: number) => number
  /** The largest bitmap of a glyph; memory of HarfBuzz. */
  readonly pngOf: (glyphId: number) => Uint8Array | undefined
  /** The lower left corner of the box of a glyph's outline; `undefined` when it has none. */
  readonly cornerOf: (glyphId: number) => Point | undefined
}

/** The picture that a font has for a glyph, checked; `undefined` when there is none that can be drawn. */
export function readGlyphPicture(source: PictureSource, glyphId: number): GlyphPicture | undefined {
  try {
    return readSvg(source, glyphId) ?? readPng(source, glyphId)
  } catch (error) {
    if (isPlatenError(error)) return undefined
    throw error
  }
}

function readPng(source: PictureSource, glyphId: number): GlyphPicture | undefined {
  const file = source.pngOf(glyphId)
  if (file === undefined) return undefined
  const header = sniffImage(file, { limits: LIMITS, allowAvif: false })
  if (header.format !== 'png') return undefined
  const place = placePng(source, glyphId, header)
  if (place === undefined || !(place.width > 0 && place.height > 0)) return undefined
  const bytes = file.slice()
  return {
    ...place,
    format: 'png',
    digest: sha256Hex(bytes),
    bytes,
    pixelWidth: header.width,
    pixelHeight: header.height,
    hasAlpha: header.hasAlpha,
  }
}

/** `sbix` counts from the lower left corner of the outline that a glyph has as well, as browsers do. */
function placePng(
  source: PictureSource,
  glyphId: number,
  { width, height }: { readonly width: number; readonly height: number },
): PicturePlace | undefined {
  const { tables, unitsPerEm } = source
  const sbix = tables.get('sbix')
  const place = sbix === undefined ? placeCbdt(tables, glyphId) : findSbixPlace(sbix, glyphId)
  if (place === undefined || place.pxPerEm === 0) return undefined
  const unitsPerPx = unitsPerEm / place.pxPerEm
  const corner = sbix === undefined ? undefined : source.cornerOf(glyphId)
  return {
    left: (corner?.x ?? 0) + place.x * unitsPerPx,
    top: (corner?.y ?? 0) + (place.y + height) * unitsPerPx,
    width: width * unitsPerPx,
    height: height * unitsPerPx,
  }
}

function placeCbdt(tables: FontTables, glyphId: number): BitmapPlace | undefined {
  const locations = tables.get('CBLC')
  const data = tables.get('CBDT')
  return locations && data && findCbdtPlace({ locations, data }, glyphId)
}

/**
 * One document may draw many glyphs, each as the element `glyph` and its number (OpenType, table
 * `SVG `): that element alone is shown. 1 unit is a font unit, y down from the baseline.
 */
function readSvg(source: PictureSource, glyphId: number): GlyphPicture | undefined {
  const table = source.tables.get('SVG ')
  const document = table && findSvgDocument(table, glyphId)
  if (document === undefined) return undefined
  const { markup } = checkSvg(unzip(document), { limits: LIMITS })
  const id = `glyph${glyphId}`
  const root = /^<svg\b[^>]*>/.exec(markup)?.[0]
  if (root === undefined || !markup.includes(`id="${id}"`)) return undefined
  const place = placeSvg(source.unitsPerEm, source.advanceOf(glyphId))
  const viewBox = [place.left, -place.top, place.width, place.height].join(' ')
  const start = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${place.width}" height="${place.height}" viewBox="${viewBox}">`
  const isWhole = root.includes(`id="${id}"`)
  const shown = isWhole
    ? `${unsized(root)}${markup.slice(root.length)}`
    : `<defs>${unsized(root)}${markup.slice(root.length)}</defs><use xlink:href="#${id}"/>`
  const whole = `${start}${shown}</svg>`
  return { ...place, format: 'svg', digest: sha256Hex(whole), markup: whole }
}

/** Inside another document a root with a view box of its own would be scaled. */
function unsized(root: string): string {
  return root
    .replace(/ (?:width|height|viewBox|x|y)="[^"]*"/g, '')
    .replace(/>$/, ' overflow="visible">')
    .replace(/ overflow="[^"]*"(?=.* overflow=)/, '')
}

function placeSvg(unitsPerEm: number, advance: number): PicturePlace {
  const margin = SVG_MARGIN * unitsPerEm
  return {
    left: -margin,
    top: unitsPerEm + margin,
    width: Math.max(advance, unitsPerEm) + 2 * margin,
    height: 2 * unitsPerEm,
  }
}

function unzip(bytes: Uint8Array): Uint8Array {
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b
  if (!isZipped) return bytes.slice()
  try {
    return gunzipSync(bytes, { maxOutputLength: LIMITS.svgBytes })
  } catch {
    return new Uint8Array(0)
  }
}
