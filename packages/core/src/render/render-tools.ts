import type { FocusFinder } from '../assets/focus/create-focus-finder.ts'
import type { SourceLoader } from '../assets/source-loader.ts'
import type { PngEncoder } from '../encode/raster/png/encode-png.ts'
import type { Rasterizer } from '../encode/raster/rasterize.ts'
import type { Limits } from '../foundation/limits.ts'
import type { PageLoader } from './load-page.ts'
import type { PageFonts } from './page-fonts.ts'

/** What one Platen keeps for all of its renders. */
export interface RenderTools {
  readonly limits: Limits
  readonly loader: SourceLoader
  readonly focusFinder: FocusFinder
  readonly fonts: PageFonts
  readonly loadPage: PageLoader
  readonly encoders: { readonly rasterizer: Rasterizer; readonly pngEncoder: PngEncoder }
  /** Ends all renders, each with the signal's reason. */
  readonly closing: AbortSignal
  /** See `readMonotonicMs`. */
  now(): number
}
