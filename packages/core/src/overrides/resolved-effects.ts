import type { Rgba } from '../foundation/rgba.ts'
import type { ArrowHead } from '../model/arrow.ts'
import type { Length } from '../model/length.ts'
import type { ObjectFit } from '../model/object-fit.ts'
import type { ShapeOutline } from './shape-outline.ts'

export interface ResolvedGradientStop {
  /** 0..1 along the gradient; never decreasing from stop to stop. */
  readonly at: number
  readonly color: Rgba
}

/** A border lies inside the box, as CSS `border` with `box-sizing: border-box`. */
export interface ResolvedBorder {
  /** CSS px. */
  readonly width: number
  readonly color: Rgba
}

/** A picture over the box. It has no fallback: when it cannot be loaded the render is refused. */
export interface ResolvedImageFill {
  readonly type: 'image'
  readonly source: string
  readonly fit: ObjectFit
  /** CSS `object-position`, 0..1 of the free space. */
  readonly positionX: number
  /** CSS `object-position`, 0..1 of the free space. */
  readonly positionY: number
}

export interface ResolvedShadow {
  readonly x: number
  readonly y: number
  /** CSS blur radius: twice the standard deviation of the Gaussian. */
  readonly blur: number
  /** CSS px; 0 but for boxes. */
  readonly spread: number
  /** False but for boxes. */
  readonly inset: boolean
  readonly color: Rgba
}

/** Where a layer shows. */
export type ResolvedClip =
  | {
      readonly type: 'outline'
      readonly outline: Extract<ShapeOutline, { readonly shape: 'rect' | 'ellipse' | 'path' }>
      /** CSS px or a share of the layer's box, as the three others are. */
      readonly x: Length
      readonly y: Length
      /** Absent: up to the right edge. */
      readonly width: Length | undefined
      /** Absent: up to the bottom edge. */
      readonly height: Length | undefined
    }
  | {
      readonly type: 'layer'
      /** Of a layer of kind `shape`. */
      readonly path: string
    }

/** One step of what changes the pixels of a picture; amounts as in CSS. */
export type ResolvedFilter =
  | {
      readonly type: 'grayscale' | 'sepia' | 'brightness' | 'contrast' | 'saturate'
      readonly amount: number
    }
  | { readonly type: 'hue'; readonly angleDeg: number }
  /** Standard deviation, CSS px. */
  | { readonly type: 'blur'; readonly sigma: number }
  | { readonly type: 'tint'; readonly color: Rgba }
  | { readonly type: 'duotone'; readonly dark: Rgba; readonly light: Rgba }

/** Which colours an SVG document is drawn in. */
export interface ResolvedRecoloring {
  readonly changes: readonly ColorChange[]
  /** Of all colours that none of `changes` names, each as opaque as it was. */
  readonly fill: Rgba | undefined
}

export interface ColorChange {
  readonly from: Rgba
  readonly to: Rgba
}

/** What the ends of a line have. */
export interface ResolvedArrows {
  readonly start: Exclude<ArrowHead, 'none'> | undefined
  readonly end: Exclude<ArrowHead, 'none'> | undefined
  /** Length of a head in widths of the stroke. */
  readonly size: number
}
