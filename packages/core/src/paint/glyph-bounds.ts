import type { FontFace } from './font-face.ts'
import { pathBounds } from './path-bounds.ts'

/** Where a glyph's ink is: in ems from its origin, y down. */
export interface InkBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Boxes kept for one face; beyond it the oldest goes. A box takes some 100 bytes. */
const MAX_KEPT = 4096

/** Boxes live as long as their face does, and are found again by it alone. */
const KEPT = new WeakMap<FontFace, GlyphBounds>()

/** The ink of all glyphs of a face, each measured when it is first asked for. */
export function glyphBoundsOf(face: FontFace): GlyphBounds {
  let bounds = KEPT.get(face)
  if (bounds === undefined) {
    bounds = new GlyphBounds(face)
    KEPT.set(face, bounds)
  }
  return bounds
}

class GlyphBounds {
  readonly #face: FontFace
  readonly #boxes = new Map<number, InkBox | undefined>()

  constructor(face: FontFace) {
    this.#face = face
  }

  /** `undefined` for a glyph without ink, such as a space. */
  get(glyphId: number): InkBox | undefined {
    const known = this.#boxes.get(glyphId)
    if (known !== undefined || this.#boxes.has(glyphId)) return known
    if (this.#boxes.size >= MAX_KEPT) {
      const [oldest] = this.#boxes.keys()
      if (oldest !== undefined) this.#boxes.delete(oldest)
    }
    const measured = this.#measure(glyphId)
    this.#boxes.set(glyphId, measured)
    return measured
  }

  #measure(glyphId: number): InkBox | undefined {
    const box = pathBounds(this.#face.outline(glyphId))
    if (box === undefined || box.width === 0 || box.height === 0) return undefined
    const em = this.#face.unitsPerEm
    return {
      left: box.x / em,
      top: -(box.y + box.height) / em,
      right: (box.x + box.width) / em,
      bottom: -box.y / em,
    }
  }
}
