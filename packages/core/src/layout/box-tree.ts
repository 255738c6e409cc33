import type { LoadedAsset, LoadedImage } from '../assets/asset-table.ts'
import type { Rect } from '../foundation/geometry.ts'
import type { ResolvedFill } from '../overrides/resolved-fill.ts'
import type {
  ResolvedBarcode,
  ResolvedContainer,
  ResolvedImage,
  ResolvedQr,
  ResolvedRating,
  ResolvedShape,
  ResolvedSvg,
  ResolvedText,
} from '../overrides/resolved-template.ts'
import type { Paragraph } from '../text/paragraph.ts'
import type { SizeRule } from './fitted-text.ts'
import type { BarcodeSymbol } from './symbols/barcode-symbol.ts'
import type { QrSymbol } from './symbols/qr-symbol.ts'

/** What `layoutPage` makes: every layer of a page with its final place. Page px, origin top left. */
export interface BoxTree {
  readonly width: number
  readonly height: number
  readonly background: ResolvedFill | undefined
  /** See `AssetTable.fills`. */
  readonly fills: ReadonlyMap<string, LoadedImage>
  /** Paint order: the first is at the back. */
  readonly boxes: readonly Box[]
  /** Paths of layers that were dropped because a container was too full; see `priority`. */
  readonly dropped: readonly string[]
}

export interface TextBox {
  readonly kind: 'text'
  readonly layer: ResolvedText
  readonly rect: Rect
  readonly paragraph: Paragraph
  /** Page px: where the paragraph's own top left corner is, vertical alignment applied. */
  readonly contentX: number
  readonly contentY: number
  /** Which copy variant is drawn, from 0, the longest. */
  readonly variant: number
  /** Which rule had the last word on the font size. */
  readonly sizedBy: SizeRule
  /** Drawn smaller than it was authored. */
  readonly shrunk: boolean
}

export interface ImageBox {
  readonly kind: 'image'
  readonly layer: ResolvedImage
  readonly rect: Rect
  readonly asset: LoadedAsset
}

export interface SvgBox {
  readonly kind: 'svg'
  readonly layer: ResolvedSvg
  readonly rect: Rect
  readonly asset: LoadedAsset
}

export interface QrBox {
  readonly kind: 'qr'
  readonly layer: ResolvedQr
  readonly rect: Rect
  readonly symbol: QrSymbol
  /** The logo. */
  readonly asset: LoadedAsset | undefined
}

export interface BarcodeBox {
  readonly kind: 'barcode'
  readonly layer: ResolvedBarcode
  readonly rect: Rect
  readonly symbol: BarcodeSymbol
  /** Absent: the bars are as high as the box. */
  readonly label: BarcodeLabel | undefined
}

/** What stands under bars. Page px. */
export interface BarcodeLabel {
  /** From the bottom of the box up to the bars. */
  readonly heightPx: number
  /** How far guard bars reach down into it. */
  readonly guardPx: number
  /** Modules from the left edge of the bars, as `[from, to]`. */
  readonly guards: readonly (readonly [from: number, to: number])[]
  readonly texts: readonly BarcodeText[]
}

export type BarcodeText = Pick<TextBox, 'paragraph' | 'contentX' | 'contentY'>

export interface RatingBox {
  readonly kind: 'rating'
  readonly layer: ResolvedRating
  readonly rect: Rect
}

export interface ShapeBox {
  readonly kind: 'shape'
  readonly layer: ResolvedShape
  readonly rect: Rect
}

export interface ContainerBox {
  readonly kind: 'container'
  readonly layer: ResolvedContainer
  readonly rect: Rect
  readonly children: readonly Box[]
}

export type Box =
  | TextBox
  | ImageBox
  | SvgBox
  | QrBox
  | BarcodeBox
  | RatingBox
  | ShapeBox
  | ContainerBox
export type BoxOf<Kind extends Box['kind']> = Extract<Box, { readonly kind: Kind }>
