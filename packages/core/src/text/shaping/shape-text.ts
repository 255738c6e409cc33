import { PlatenError } from '../../foundation/errors.ts'
import type { ShapedGlyphs } from './shaped-glyphs.ts'
import type { ShapingFace } from './shaping-face.ts'

/** Code units on either side that HarfBuzz looks at, for the joining of Arabic. */
const CONTEXT_UNITS = 8
/** Glyphs per character beyond which a font is taken for a bomb, and what short texts may need. */
export const MAX_GLYPHS_PER_UNIT = 8
const SPARE_GLYPHS = 64

export interface ShapeRequest {
  readonly face: ShapingFace
  /** The whole paragraph; only what surrounds the stretch is looked at. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** ISO 15924. */
  readonly script: string
  /** BCP 47, as `toShapingLanguage` gives it. */
  readonly language: string
  readonly rtl: boolean
  /** OpenType feature tag to value. */
  readonly features: ReadonlyMap<string, number>
  /** The features as text, for the cache's key. */
  readonly featureKey: string
}

/**
 * Shapes a stretch of one script, font and direction; the same request is answered from the cache.
 *
 * @throws {PlatenError} `text_too_complex`, `font_corrupt`.
 */
export function shapeText(request: ShapeRequest): ShapedGlyphs {
  const { face, text, start, end } = request
  const before = text.slice(Math.max(0, start - CONTEXT_UNITS), start)
  const after = text.slice(end, end + CONTEXT_UNITS)
  const own = text.slice(start, end)
  const key = `${face.digest}|${request.script}|${request.language}|${request.rtl ? 'r' : 'l'}|${
    request.featureKey
  }|${before}\n${own}\n${after}`
  const cached = face.caches.shaped.get(key)
  if (cached !== undefined) return cached
  const shaped = face.engine.run(face.family, () => shape(request, `${before}${own}${after}`))
  if (shaped.glyphIds.length > MAX_GLYPHS_PER_UNIT * own.length + SPARE_GLYPHS) {
    throw new PlatenError(
      'text_too_complex',
      `The font "${face.family}" turns ${own.length} characters into ${shaped.glyphIds.length} ` +
        `glyphs; at most ${MAX_GLYPHS_PER_UNIT} for each are allowed.`,
    )
  }
  face.caches.shaped.set(key, shaped)
  return shaped
}

function shape(request: ShapeRequest, context: string): ShapedGlyphs {
  const { engine, font } = request.face
  const { buffer, library } = engine
  const offset = Math.min(request.start, CONTEXT_UNITS)
  buffer.reset()
  buffer.addText(context, offset, request.end - request.start)
  buffer.setDirection(request.rtl ? library.Direction.RTL : library.Direction.LTR)
  buffer.setScript(request.script)
  buffer.setLanguage(request.language)
  const features = Array.from(request.features, ([tag, value]) => new library.Feature(tag, value))
  library.shape(font, buffer, features)
  // The combined getter defines properties one by one and is fifty times slower than these two.
  const infos = buffer.getGlyphInfos()
  const positions = buffer.getGlyphPositions()
  const shaped: ShapedGlyphs = {
    glyphIds: new Uint32Array(infos.length),
    clusters: new Uint32Array(infos.length),
    advances: new Int32Array(infos.length),
    xOffsets: new Int32Array(infos.length),
    yOffsets: new Int32Array(infos.length),
    unsafeToBreak: new Uint8Array(infos.length),
  }
  for (const [index, info] of infos.entries()) {
    shaped.glyphIds[index] = info.codepoint
    shaped.clusters[index] = info.cluster - offset
    shaped.unsafeToBreak[index] = info.flags & library.GlyphFlag.UNSAFE_TO_BREAK
    const position = positions[index]
    shaped.advances[index] = position?.xAdvance ?? 0
    shaped.xOffsets[index] = position?.xOffset ?? 0
    shaped.yOffsets[index] = position?.yOffset ?? 0
  }
  return shaped
}
