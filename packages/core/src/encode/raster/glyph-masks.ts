import { LRUCache } from 'lru-cache'
import type { FontFace } from '../../paint/font-face.ts'
import type { Coverage } from './coverage.ts'
import { type CoverageMask, EMPTY_MASK } from './coverage-mask.ts'
import { isEmptyBox } from './device-box.ts'
import { CURVE_TOLERANCE_PX, flattenPath } from './flatten-path.ts'
import { boxOfPath, transformPath } from './transform-path.ts'

/** Bytes that an entry costs besides its pixels: key, objects, links. */
const ENTRY_BYTES = 160

/** Glyph ids have 16 bits, places among quarters of a px two. */
const MASKS_PER_SCALE = 2 ** 18

/** Faces and sizes whose number is known, some 200 bytes each. */
const REMEMBERED_SCALES = 4096

/** A damaged font may draw a glyph thousands of ems large; such a mask is never made. */
const LARGEST_KEPT_PIXELS = 1 << 19

/** A face at one size: what the masks of a run have in common. */
export interface GlyphScale {
  readonly face: FontFace
  /** Device px per em, apart for the two axes, since a page may be stretched by a fraction of a px. */
  readonly emWidthPx: number
  readonly emHeightPx: number
}

export interface GlyphMasks {
  /** The masks of a face at one size. */
  at(scale: GlyphScale): ScaledGlyphMasks
  clear(): void
}

export interface ScaledGlyphMasks {
  /**
   * The mask of a glyph whose origin lies at pixel 0, 0; `undefined` when it is too large to keep.
   *
   * @param quarter Quarters of a px by which the origin lies to the right of a whole px: 0..3.
   */
  find(glyphId: number, quarter: number): CoverageMask | undefined
}

/** Keeps the masks of glyphs, up to `maxBytes`, the least recently used going first. */
export function createGlyphMasks(coverage: Coverage, maxBytes: number): GlyphMasks {
  const masks = new LRUCache<number, CoverageMask>({
    maxSize: Math.max(1, maxBytes),
    sizeCalculation: (mask) => mask.data.length + ENTRY_BYTES,
  })
  // Masks are named by numbers, since joining and hashing a text for each glyph takes longer than drawing it.
  const scales = new LRUCache<string, number>({ max: REMEMBERED_SCALES })
  let scaleCount = 0

  const numberOf = ({ face, emWidthPx, emHeightPx }: GlyphScale): number => {
    const key = `${face.digest}/${emWidthPx}/${emHeightPx}`
    const known = scales.get(key)
    if (known !== undefined) return known
    // One that was forgotten gets another number, and its old masks go in their time.
    scaleCount++
    scales.set(key, scaleCount)
    return scaleCount
  }

  return {
    at(scale) {
      const first = numberOf(scale) * MASKS_PER_SCALE
      return {
        find(glyphId, quarter) {
          const key = first + glyphId * 4 + quarter
          const known = masks.get(key)
          if (known !== undefined) return known
          const mask = buildMask(coverage, scale, { glyphId, quarter })
          if (mask !== undefined) masks.set(key, mask)
          return mask
        },
      }
    },
    clear() {
      masks.clear()
      scales.clear()
    },
  }
}

interface PlacedGlyph {
  readonly glyphId: number
  readonly quarter: number
}

function buildMask(
  coverage: Coverage,
  scale: GlyphScale,
  glyph: PlacedGlyph,
): CoverageMask | undefined {
  const { face, emWidthPx, emHeightPx } = scale
  const path = transformPath(face.outline(glyph.glyphId), {
    a: emWidthPx / face.unitsPerEm,
    b: 0,
    c: 0,
    d: -emHeightPx / face.unitsPerEm,
    e: glyph.quarter / 4,
    f: 0,
  })
  const box = boxOfPath(path)
  if (isEmptyBox(box)) return EMPTY_MASK
  if ((box.right - box.left) * (box.bottom - box.top) > LARGEST_KEPT_PIXELS) return undefined
  coverage.begin(box)
  flattenPath(path, coverage, { visible: box, tolerancePx: CURVE_TOLERANCE_PX })
  return coverage.end('nonzero')
}
