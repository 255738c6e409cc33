import type { ErrorCode } from '../foundation/errors.ts'
import type { Rect } from '../foundation/geometry.ts'
import type { StageTimings } from './stopwatch.ts'

/**
 * What became of every layer: the account that comes with every render.
 *
 * All but `timings` is a function of the order and the sources.
 */
export interface Receipt {
  /** Device px, after `scale`; of the first page. */
  readonly width: number
  /** Device px, after `scale`. */
  readonly height: number
  /** How many pages the output has; 1 for an image. */
  readonly pages: number
  /** Layers drawn, in paint order, containers before their children. */
  readonly layers: readonly LayerReceipt[]
  /** Layers left out, and why. */
  readonly hidden: readonly HiddenReceipt[]
  /** Fonts that drew at least one glyph, each once. */
  readonly fonts: readonly FontReceipt[]
  /** Pictures that were drawn, each once, ascending by `of`. */
  readonly sources: readonly SourceReceipt[]
  /** Families that a layer asked for and nobody registered; the next in the list was taken. */
  readonly unknownFamilies: readonly string[]
  /**
   * Code points that no font has, ascending, such as `"U+1F600"`. Not told where the order says
   * something of a sensitive layer.
   */
  readonly missing: readonly string[]
  /** One sentence for each thing that a person should look at. Empty when all went well. */
  readonly warnings: readonly string[]
  /** A source could not be loaded, so that the same order may turn out better another time. */
  readonly degraded: boolean
  /** A source may come from the network, where it can change. */
  readonly remote: boolean
  /** Milliseconds. */
  readonly timings: StageTimings
}

export interface LayerReceipt {
  /** `title`, `products.0.name`; `#2` for the third of its parent when it has no name. */
  readonly path: string
  /** Counted from 1; absent when the output has only one. */
  readonly page?: number
  readonly kind: 'text' | 'image' | 'svg' | 'qr' | 'barcode' | 'rating' | 'shape' | 'container'
  /** CSS px of the canvas, before rotation and `scale`. */
  readonly box: Rect
  readonly text?: TextReceipt
  readonly image?: ImageReceipt
}

export interface TextReceipt {
  /** Which value was drawn. */
  readonly from: 'override' | 'fallback' | 'layer'
  /** Which copy variant was drawn, from 0, the longest. */
  readonly variant: number
  /** CSS px. */
  readonly fontSize: number
  /**
   * Which rule had the last word on the size: the authored one, `fit`, the size group, a share of
   * another text's size, or the text's own smallest size, which parts it from its group.
   */
  readonly sizedBy: 'style' | 'fit' | 'group' | 'relative' | 'clamp'
  readonly lines: number
  /** Drawn at a smaller size than the authored one. */
  readonly shrunk: boolean
  /** `maxLines` or the box left lines out. */
  readonly clamped: boolean
  /** The text ends in the ellipsis. */
  readonly ellipsised: boolean
  /** The text is wider or higher than its box. */
  readonly overflows: boolean
  /**
   * Where the template requires one: the contrast ratio of its worst colour, see `Requirements`.
   * `unknown`: a picture fills it, or, from `validate`, only pixels would tell.
   */
  readonly contrast?: number | 'unknown'
  /** Families that drew it, in order of first use. */
  readonly fonts: readonly string[]
  /** Code points that no font has. */
  readonly missing: readonly string[]
  /** Emoji sequences that no font draws as one, such as `"U+1F469 U+200D U+1F996"`; absent when none. */
  readonly partedEmoji?: readonly string[]
}

export interface ImageReceipt {
  readonly from: 'override' | 'fallback' | 'layer'
  /** Px of the source, after EXIF orientation. */
  readonly width: number
  readonly height: number
  /** Device px drawn per px of the source, on the worse axis; over 1 the source is enlarged. */
  readonly upscale: number
  /** Why earlier sources of the chain were not drawn. */
  readonly failed: readonly ErrorCode[]
}

export interface HiddenReceipt {
  readonly path: string
  /** Counted from 1; absent when the output has only one. */
  readonly page?: number
  /**
   * `source`: no source could be loaded, and the layer says that it may then be left out. `priority`:
   * its container was too full.
   */
  readonly reason: 'visible' | 'visibleWhen' | 'fallback' | 'source' | 'priority'
}

export interface FontReceipt {
  readonly family: string
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** SHA-256 of each file that glyphs came from, with its face and axes; ascending. */
  readonly digests: readonly string[]
}

/** A picture that was drawn; its digest tells whether another render had the same. */
export interface SourceReceipt {
  /** Path of the layer that shows it; of a fill or a mask the source itself, shortened and quoted. */
  readonly of: string
  /** SHA-256 of the file, for SVG of what was left of it when it was cleaned. */
  readonly digest: string
}
