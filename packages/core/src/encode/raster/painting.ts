import type { Projection } from './projection.ts'
import type { RasterTools } from './raster-tools.ts'
import type { Surface } from './surface.ts'

/** What commands are painted on, where, and with what. */
export interface Painting extends Projection {
  readonly surface: Surface
  readonly tools: RasterTools
  /** See `GlyphRun.positions`. */
  readonly positions: 'grid' | 'exact'
}
