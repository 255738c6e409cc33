import { LRUCache } from 'lru-cache'
import type { Matrix } from '../../foundation/matrix.ts'
import type { Command } from '../../paint/display-list.ts'
import { uniteRects } from '../../paint/rect-algebra.ts'
import { boxAround, type DeviceBox } from './device-box.ts'
import type { Surface } from './surface.ts'

/** Bytes that an entry costs besides its pixels: key, objects, links. */
const ENTRY_BYTES = 320

/** A damaged font may draw a glyph thousands of ems large; such a layer is never made. */
const LARGEST_KEPT_PIXELS = 1 << 18

/** A glyph with colours of its own on the grid of text. */
export interface ColorGlyphCell {
  /** All that decides its pixels: font, glyph, size, colours, quarter of a px. */
  readonly key: string
  /** The whole device px of its origin. */
  readonly left: number
  readonly top: number
  /** From the px of its drawing to device px around that. */
  readonly matrix: Matrix
}

/** What such glyphs draw, each on a layer around its origin. */
export interface ColorGlyphLayers {
  get(key: string): Surface | undefined
  set(key: string, layer: Surface): void
  clear(): void
}

/** Keeps layers up to `maxBytes`, the least recently used going first. */
export function createColorGlyphLayers(maxBytes: number): ColorGlyphLayers {
  return new LRUCache<string, Surface>({
    maxSize: Math.max(1, maxBytes),
    sizeCalculation: (layer) => layer.data.length + ENTRY_BYTES,
  })
}

/**
 * The px that a layer of a drawing has to hold; `undefined` for what is drawn in place: pictures, which
 * are decoded for their place, what blends with the page in another way than over it, and what is huge.
 */
export function findLayerBox(drawing: readonly Command[], matrix: Matrix): DeviceBox | undefined {
  if (!drawing.every(isPlain)) return undefined
  const bounds = uniteRects(drawing.map((command) => command.bounds))
  if (bounds === undefined) return undefined
  const box = boxAround(bounds, matrix, 1)
  const pixels = (box.right - box.left) * (box.bottom - box.top)
  return pixels > 0 && pixels <= LARGEST_KEPT_PIXELS ? box : undefined
}

function isPlain(command: Command): boolean {
  switch (command.kind) {
    case 'fill':
    case 'stroke':
    case 'push-clip':
    case 'pop':
      return true
    case 'push-group':
      return command.blend === 'normal' && !(command.blurSigma > 0)
    default:
      return false
  }
}
