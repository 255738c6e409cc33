import { LRUCache } from 'lru-cache'
import { sha256Hex } from '../../foundation/digest.ts'
import type { FontDescription } from '../font-file/describe-font.ts'
import type { ShapingEngine } from '../shaping/shaping-engine.ts'
import { createShapingFace, type ShapingFace } from '../shaping/shaping-face.ts'
import type { TextCaches } from '../shaping/text-caches.ts'

/** Faces kept of one variable font; a text may ask for any axis values. */
const MAX_INSTANCES = 64

/** What a text asks of a face that was matched. */
export interface FaceRequest {
  readonly weight: number
  readonly style: 'normal' | 'italic'
  readonly stretch: number
  readonly variations: ReadonlyMap<string, number>
}

/** A font file that was read, checked and handed to HarfBuzz. */
export interface FontFile {
  readonly engine: ShapingEngine
  /** The face that fits a request: one for a static font, one for each axis values otherwise. */
  face(request: FaceRequest): ShapingFace
}

export interface FontFileOptions {
  readonly engine: ShapingEngine
  readonly caches: TextCaches
  readonly family: string
  readonly bytes: Uint8Array
  readonly faceIndex: number
  readonly description: FontDescription
}

export function createFontFile(options: FontFileOptions): FontFile {
  const { engine, caches, family, bytes, faceIndex, description } = options
  const fileDigest = sha256Hex(bytes, `#${faceIndex}`)
  const harfbuzzFace = engine.run(family, () => {
    const blob = new engine.library.Blob(bytes)
    return new engine.library.Face(blob, faceIndex)
  })
  const faces = new LRUCache<string, ShapingFace>({ max: MAX_INSTANCES })
  return {
    engine,
    face: (request) => {
      const variations = variationsFor(description, request)
      const key = JSON.stringify([...variations])
      let face = faces.get(key)
      if (face === undefined) {
        const weight = variations.get('wght') ?? description.weight[0]
        const style = drawsItalic(description, variations) ? 'italic' : 'normal'
        face = createShapingFace({
          ...{ engine, caches, family, weight, style, bytes, faceIndex, fileDigest },
          ...{ harfbuzzFace, variations, hasColors: description.hasColors },
        })
        faces.set(key, face)
      }
      return face
    },
  }
}

/** CSS Fonts 4, 7.2: properties set their axes first, then what the text says of axes wins. */
function variationsFor(
  description: FontDescription,
  request: FaceRequest,
): ReadonlyMap<string, number> {
  const wanted = new Map<string, number>([
    ['wght', request.weight],
    ['wdth', request.stretch],
  ])
  if (request.style === 'italic') {
    wanted.set('ital', 1)
    // CSS slants by 14 degrees; the axis counts a lean to the right as negative.
    if (!description.axes.has('ital')) wanted.set('slnt', -14)
  }
  for (const [tag, value] of request.variations) wanted.set(tag, value)
  const variations = new Map<string, number>()
  for (const [tag, axis] of description.axes) {
    const value = wanted.get(tag)
    if (value === undefined) continue
    variations.set(tag, Math.min(axis.max, Math.max(axis.min, value)))
  }
  return variations
}

function drawsItalic(
  description: FontDescription,
  variations: ReadonlyMap<string, number>,
): boolean {
  const slanted = (variations.get('ital') ?? 0) > 0 || (variations.get('slnt') ?? 0) < 0
  return description.style === 'italic' || slanted
}
