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
const KEPT = new WeakMap<FontFace, Map<number, InkBox | undefined>>()

/** `undefined` for a glyph without ink, such as a space. */
export function glyphBounds(face: FontFace, glyphId: number): InkBox | undefined {
  let boxes = KEPT.get(face)
  if (boxes === undefined) {
    boxes = new Map()
    KEPT.set(face, boxes)
  }
  const known = boxes.get(glyphId)
  if (known !== undefined || boxes.has(glyphId)) return known
  if (boxes.size >= MAX_KEPT) {
    const [oldest] = boxes.keys()
    if (oldest !== undefined) boxes.delete(oldest)
  }
  const measured = measure(face, glyphId)
  boxes.set(glyphId, measured)
  return measured
}

function measure(face: FontFace, glyphId: number): InkBox | undefined {
  const box = pathBounds(face.outline(glyphId))
  if (box === undefined || box.width === 0 || box.height === 0) return undefined
  const em = face.unitsPerEm
  return {
    left: box.x / em,
    top: -(box.y + box.height) / em,
    right: (box.x + box.width) / em,
    bottom: -box.y / em,
  }
}
