import type { ColorGlyphLayers } from './color-glyph-layers.ts'
import type { Coverage } from './coverage.ts'
import type { CoverageMask } from './coverage-mask.ts'
import type { GlyphMasks } from './glyph-masks.ts'
import type { Bitmap } from './ink.ts'
import type { MemoryBudget } from './memory-budget.ts'

/** What painting draws on, besides pixels. */
export interface RasterTools {
  readonly coverage: Coverage
  readonly glyphMasks: GlyphMasks
  readonly colorGlyphLayers: Pick<ColorGlyphLayers, 'get' | 'set'>
  readonly shadowMasks: ShadowMasks
  /** Decoded pictures by the key of their requests. */
  readonly bitmaps: ReadonlyMap<string, Bitmap>
  readonly memory: MemoryBudget
  /** Throws when the render's time is up. Called before every command and strip of a shape. */
  check(): void
}

/** Masks of shadows by their command's digest and where it is drawn. */
export interface ShadowMasks {
  get(key: string): CoverageMask | undefined
  set(key: string, mask: CoverageMask): void
}
