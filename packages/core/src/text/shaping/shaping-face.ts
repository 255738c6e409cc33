import type { Font } from 'harfbuzzjs'
import { sha256Hex } from '../../foundation/digest.ts'
import type { Point } from '../../foundation/geometry.ts'
import { EMPTY_PATH, type Path, PathBuilder } from '../../foundation/path.ts'
import { type ColorGlyphSource, readColorGlyph } from '../color-glyph/read-color-glyph.ts'
import type { FontFace, FontMetrics } from '../font-face.ts'
import { readFontTables } from '../font-file/font-tables.ts'
import type { ShapingEngine } from './shaping-engine.ts'
import type { TextCaches } from './text-caches.ts'

/** A font face that text can be shaped with. */
export interface ShapingFace extends FontFace {
  readonly font: Font
  readonly engine: ShapingEngine
  readonly caches: TextCaches
  /** Whether the font has a glyph of its own for the code point. */
  covers(codePoint: number): boolean
}

export interface ShapingFaceOptions {
  readonly engine: ShapingEngine
  readonly caches: TextCaches
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** The decoded font file. */
  readonly bytes: Uint8Array
  readonly faceIndex: number
  /** Digest of the file and face index. */
  readonly fileDigest: string
  readonly harfbuzzFace: InstanceType<ShapingEngine['library']['Face']>
  /** Axis values, within the font's ranges. */
  readonly variations: ReadonlyMap<string, number>
  readonly hasColors: boolean
}

export function createShapingFace(options: ShapingFaceOptions): ShapingFace {
  const { engine, caches, family, variations, hasColors } = options
  const sorted = [...variations].sort(([a], [b]) => (a < b ? -1 : 1))
  const digest = sha256Hex(options.fileDigest, ...sorted.map(([tag, value]) => `;${tag}=${value}`))
  const font = engine.run(family, () => {
    const { Font, Variation } = engine.library
    const created = new Font(options.harfbuzzFace)
    if (sorted.length > 0) {
      created.setVariations(sorted.map(([tag, value]) => new Variation(tag, value)))
    }
    return created
  })
  const outline = (glyphId: number): Path => {
    const key = `${digest}${glyphId}`
    let path = caches.outlines.get(key)
    if (path === undefined) {
      path = engine.run(family, () => readOutline(engine, font, glyphId))
      caches.outlines.set(key, path)
    }
    return path
  }
  const advance = (glyphId: number) => engine.run(family, () => font.glyphHAdvance(glyphId))
  const unitsPerEm = options.harfbuzzFace.upem
  const source = (): ColorGlyphSource => ({
    ...{ engine, font, family, unitsPerEm, outlineOf: outline, advanceOf: advance },
    tables: readFontTables(options.bytes, options.faceIndex, family),
    pngOf: (glyphId) => engine.run(family, () => font.getGlyphColorPng(glyphId)),
    cornerOf: (glyphId) => engine.run(family, () => toCorner(font.glyphExtents(glyphId))),
  })
  const coverage = createCoverage((codePoint) =>
    engine.run(family, () => font.nominalGlyph(codePoint) !== undefined),
  )
  return {
    digest,
    family,
    weight: options.weight,
    style: options.style,
    unitsPerEm,
    metrics: engine.run(family, () => readMetrics(engine, font)),
    bytes: options.bytes,
    faceIndex: options.faceIndex,
    variations,
    advance,
    hasColors,
    font,
    engine,
    caches,
    covers: coverage,
    outline,
    colorGlyph: (glyphId) => {
      if (!hasColors) return undefined
      const key = `${digest}${glyphId}`
      let glyph = caches.colorGlyphs.get(key)
      if (glyph === undefined) {
        glyph = readColorGlyph(source(), glyphId) ?? 'none'
        caches.colorGlyphs.set(key, glyph)
      }
      return glyph === 'none' ? undefined : glyph
    },
  }
}

/** Heights of extents go down from the bearing, and so are negative. */
function toCorner(extents: ReturnType<Font['glyphExtents']>): Point | undefined {
  return extents && { x: extents.xBearing, y: extents.yBearing + extents.height }
}

function readOutline(engine: ShapingEngine, font: Font, glyphId: number): Path {
  const builder = new PathBuilder()
  font.drawGlyph(glyphId, engine.drawFuncs, builder)
  const path = builder.build()
  return path.verbs.length === 0 ? EMPTY_PATH : path
}

function readMetrics(engine: ShapingEngine, font: Font): FontMetrics {
  const { MetricsTag } = engine.library
  // HarfBuzz reads hhea, or OS/2 where USE_TYPO_METRICS is set, and makes up what a font lacks.
  const { ascender, descender, lineGap } = font.hExtents()
  const get = (tag: keyof typeof MetricsTag): number =>
    font.getMetricPositionWithFallback(MetricsTag[tag])
  return {
    ascender,
    descender,
    lineGap,
    capHeight: get('CAP_HEIGHT'),
    xHeight: get('X_HEIGHT'),
    underlinePosition: get('UNDERLINE_OFFSET'),
    underlineThickness: get('UNDERLINE_SIZE'),
    strikeoutPosition: get('STRIKEOUT_OFFSET'),
    strikeoutThickness: get('STRIKEOUT_SIZE'),
  }
}

/** Asks once for each code point and keeps the answers, one byte each, in blocks of 256. */
function createCoverage(ask: (codePoint: number) => boolean): (codePoint: number) => boolean {
  const blocks = new Map<number, Uint8Array>()
  return (codePoint) => {
    const key = codePoint >> 8
    let block = blocks.get(key)
    if (block === undefined) {
      block = new Uint8Array(256)
      blocks.set(key, block)
    }
    const low = codePoint & 255
    const known = block[low]
    if (known !== 0) return known === 1
    const covered = ask(codePoint)
    block[low] = covered ? 1 : 2
    return covered
  }
}
