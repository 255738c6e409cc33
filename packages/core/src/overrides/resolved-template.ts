import type { BlendMode } from '../foundation/blend-mode.ts'
import type { CornerRadii } from '../foundation/geometry.ts'
import type { Symbology } from '../model/layers/barcode.ts'
import type { SmartCrop } from '../model/layers/image.ts'
import type { HiddenLayer } from './hidden-layer.ts'
import type { OrderedSources } from './ordered-sources.ts'
import type {
  ResolvedArrows,
  ResolvedBorder,
  ResolvedClip,
  ResolvedFilter,
  ResolvedImageFill,
  ResolvedRecoloring,
  ResolvedShadow,
} from './resolved-effects.ts'
import type { ResolvedFill, ResolvedStroke } from './resolved-fill.ts'
import type { ResolvedFont } from './resolved-font.ts'
import type {
  FlexAlign,
  FlexJustify,
  Length,
  ResolvedEdges,
  ResolvedFlexItem,
  ResolvedFrame,
} from './resolved-frame.ts'
import type {
  ResolvedFitting,
  ResolvedFontStyle,
  ResolvedParagraphStyle,
} from './resolved-text-style.ts'
import type { ShapeOutline } from './shape-outline.ts'
import type { SourceCandidate } from './source-candidate.ts'

/**
 * What `applyOverrides` makes: the pages to draw, every property concrete.
 *
 * Colours are parsed and tokens replaced, references and inherited defaults filled in, repeaters
 * expanded into containers, layers that a rule hides left out (and listed in `hidden`). Only the
 * choice among `sources` is left open, because it needs the network.
 */
export interface ResolvedTemplate {
  readonly canvas: ResolvedCanvas
  /** BCP 47 tag of texts without `lang`. */
  readonly locale: string
  readonly fonts: readonly ResolvedFont[]
  readonly pages: readonly ResolvedPage[]
  readonly hidden: readonly HiddenLayer[]
  readonly title: string | undefined
  /** A sentence that describes the picture, for `alt`. */
  readonly alt: string | undefined
}

export interface ResolvedCanvas {
  /** CSS px; may be a fraction when `zoom` is not 1. */
  readonly width: number
  /** CSS px; may be a fraction when `zoom` is not 1. */
  readonly height: number
  /**
   * Factor from px of the canvas to px of the order, before `scale`: an output is
   * `round(width * zoom * scale)` device px wide. 1 unless the template says `resize: 'scale'` and the
   * order asks for another size.
   */
  readonly zoom: number
  /** Absent: transparent. */
  readonly background: ResolvedFill | undefined
}

export interface ResolvedPage {
  readonly name: string | undefined
  /** Paint order: the first is at the back. */
  readonly layers: readonly ResolvedLayer[]
}

export interface ResolvedCommon {
  /** Where the layer is, for receipts and errors: `title`, `products.0.name`, `#2` when unnamed. */
  readonly path: string
  /**
   * True when a later render of the same template may draw this layer differently: it is dynamic,
   * refers to one that is, or may be moved by one. Bands of the image that only steady layers touch
   * are compressed once.
   */
  readonly volatile: boolean
  readonly frame: ResolvedFrame
  readonly flex: ResolvedFlexItem
  /** 0..1. */
  readonly opacity: number
  /** Clockwise. */
  readonly rotateDeg: number
  /** The fixed point of the rotation, 0..1 of the box. */
  readonly originX: number
  /** The fixed point of the rotation, 0..1 of the box. */
  readonly originY: number
  /** In a container that is too full, the child of the lowest is dropped first; absent: it stays. */
  readonly priority: number | undefined
  /** First is on top, as in CSS. */
  readonly shadows: readonly ResolvedShadow[]
  readonly blend: BlendMode
  /** Standard deviation of the Gaussian, CSS px. */
  readonly blurSigma: number
  readonly clip: ResolvedClip | undefined
  /** From `parseLink`: where the layer and all that it holds leads. */
  readonly link: string | undefined
  /** What is to be seen, in words. */
  readonly alt: string | undefined
  readonly orderedSources: OrderedSources
}

export interface ResolvedText
  extends ResolvedCommon,
    ResolvedFontStyle,
    ResolvedParagraphStyle,
    ResolvedFitting {
  readonly kind: 'text'
  /** All characters, those of `spans` put together. */
  readonly text: string
  /** Rich text, in order, none empty; empty when all of `text` looks as the layer says. */
  readonly spans: readonly ResolvedSpan[]
  /** Copy variants that are tried in this order where the first does not fit. */
  readonly shorter: readonly Pick<ResolvedText, 'text' | 'spans'>[]
  /** Which one won: the override, a fallback or the layer's own value. */
  readonly textFrom: 'override' | 'fallback' | 'layer'
  readonly fill: ResolvedFill
  readonly stroke: ResolvedTextStroke | undefined
  readonly highlight: ResolvedHighlight | undefined
}

/** Px of the layer's authored size, which shrink as the text does. */
export interface ResolvedTextStroke {
  readonly width: number
  readonly fill: ResolvedFill
}

/** Px of the layer's authored size, which shrink as the text does. */
export interface ResolvedHighlight {
  readonly fill: ResolvedFill
  readonly padding: number
  readonly radius: number
}

/** A stretch of a text; what it cannot set is that of its layer. */
export interface ResolvedSpan extends ResolvedFontStyle {
  readonly text: string
  readonly fill: ResolvedFill
  /** Px up from the baseline, at the authored size of the layer. */
  readonly raisePx: number
  readonly link: string | undefined
}

export interface ResolvedImage extends ResolvedCommon {
  readonly kind: 'image'
  readonly sources: readonly SourceCandidate[]
  /** When no source can be loaded: leave the layer out, or refuse the render. */
  readonly whenMissing: 'hide' | 'fail'
  readonly fit: ObjectFit
  /** CSS `object-position`, 0..1 of the free space. */
  readonly positionX: number
  /** CSS `object-position`, 0..1 of the free space. */
  readonly positionY: number
  /** How the part that shows is found, in place of the position. */
  readonly focus: SmartCrop | undefined
  readonly radii: CornerRadii
  readonly border: ResolvedBorder | undefined
  readonly flip: 'none' | 'horizontal' | 'vertical' | 'both'
  /** Shows where the image is transparent or does not reach. */
  readonly background: ResolvedFill | undefined
  /** In the order in which they are applied. */
  readonly filters: readonly ResolvedFilter[]
  /** Cuts picture, background and border by its alpha. */
  readonly mask: ResolvedImageFill | undefined
}

export type ObjectFit = 'cover' | 'contain' | 'fill' | 'scale-down'

export interface ResolvedSvg extends ResolvedCommon {
  readonly kind: 'svg'
  readonly sources: readonly SourceCandidate[]
  readonly markup: string | undefined
  readonly whenMissing: 'hide' | 'fail'
  readonly fit: ObjectFit
  /** Absent: in its own colours. */
  readonly recoloring: ResolvedRecoloring | undefined
}

export interface ResolvedQr extends ResolvedCommon {
  readonly kind: 'qr'
  /** Never empty. */
  readonly data: string
  /** Which one won: the override, a fallback or the layer's own value. */
  readonly dataFrom: 'override' | 'fallback' | 'layer'
  readonly level: 'L' | 'M' | 'Q' | 'H'
  readonly fill: ResolvedFill
  /** Fills the box. */
  readonly background: ResolvedFill
  /** Modules. */
  readonly quietZone: number
  readonly modules: 'square' | 'dot' | 'rounded'
  /** Share of the code's side that the logo covers. */
  readonly logoSize: number
  /** Of the logo; empty without one. */
  readonly sources: readonly SourceCandidate[]
  readonly whenMissing: 'hide' | 'fail'
}

export interface ResolvedBarcode extends ResolvedCommon {
  readonly kind: 'barcode'
  readonly symbology: Symbology
  /** Never empty. */
  readonly data: string
  readonly dataFrom: 'override' | 'fallback' | 'layer'
  readonly fill: ResolvedFill
  /** Fills the box. */
  readonly background: ResolvedFill
  readonly showText: boolean
}

export interface ResolvedRating extends ResolvedCommon {
  readonly kind: 'rating'
  /** Symbols that are filled, from 0 to `max`. */
  readonly value: number
  readonly max: number
  readonly shape: 'star' | 'heart' | 'circle' | 'svg'
  /** Of `svg`: SVG path data. */
  readonly d: string
  readonly fill: ResolvedFill
  readonly emptyFill: ResolvedFill
  /** CSS px. */
  readonly gap: number
}

export interface ResolvedShape extends ResolvedCommon {
  readonly kind: 'shape'
  readonly outline: ShapeOutline
  readonly fill: ResolvedFill | undefined
  readonly stroke: ResolvedStroke | undefined
  readonly arrows: ResolvedArrows | undefined
}

export interface ResolvedContainer extends ResolvedCommon {
  readonly kind: 'container'
  readonly direction: 'row' | 'column' | 'row-reverse' | 'column-reverse'
  readonly wrap: 'nowrap' | 'wrap' | 'wrap-reverse'
  readonly rowGap: number
  readonly columnGap: number
  /** Set for a grid of equal columns: a repeater with `columns`. */
  readonly columns: number | undefined
  readonly padding: ResolvedEdges<Length>
  readonly justify: FlexJustify
  readonly align: FlexAlign
  readonly alignContent: FlexJustify | 'stretch'
  readonly background: ResolvedFill | undefined
  readonly radii: CornerRadii
  readonly border: ResolvedBorder | undefined
  readonly overflow: 'visible' | 'hidden'
  readonly children: readonly ResolvedLayer[]
}

export type ResolvedLayer =
  | ResolvedText
  | ResolvedImage
  | ResolvedShape
  | ResolvedSvg
  | ResolvedQr
  | ResolvedBarcode
  | ResolvedRating
  | ResolvedContainer

/** The kinds that are left when repeaters have become containers. */
export type ResolvedKind = ResolvedLayer['kind']
export type ResolvedLayerOf<Kind extends ResolvedKind> = Extract<
  ResolvedLayer,
  { readonly kind: Kind }
>
