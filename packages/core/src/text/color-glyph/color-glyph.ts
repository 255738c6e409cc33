import type { CompositeOperator } from '../../foundation/blend-mode.ts'
import type { Matrix } from '../../foundation/matrix.ts'
import type { Path } from '../../foundation/path.ts'
import type { Rgba } from '../../foundation/rgba.ts'

/**
 * A glyph that brings its own colours (OpenType `COLR`, `SVG `, `CBDT`, `sbix`), in font units, y up,
 * as drawings in paint order.
 */
export interface ColorGlyph {
  readonly nodes: readonly ColorNode[]
  /** Nodes at all depths: what drawing it costs. */
  readonly nodeCount: number
}

/** A colour of the font's palette, or that of the text with an opacity of its own. */
export interface GlyphColor extends Rgba {
  /** The text's colour stands for this one; `a` is on top of its alpha. */
  readonly isForeground: boolean
}

export interface GlyphStop {
  readonly at: number
  readonly color: GlyphColor
}

/** Gradients are given in a space of their own; stops lie in 0..1, ascending, beyond them the ends go on. */
export type GlyphPaint =
  | { readonly type: 'solid'; readonly color: GlyphColor }
  | {
      readonly type: 'linear'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
      readonly stops: readonly GlyphStop[]
    }
  | {
      /** From one circle to another. */
      readonly type: 'radial'
      readonly from: Circle
      readonly to: Circle
      readonly stops: readonly GlyphStop[]
    }
  | {
      /** Once around a point from the x axis towards the y axis. */
      readonly type: 'sweep'
      readonly centerX: number
      readonly centerY: number
      readonly stops: readonly GlyphStop[]
    }

export interface Circle {
  readonly x: number
  readonly y: number
  readonly radius: number
}

export type ColorNode =
  | {
      readonly kind: 'fill'
      readonly outline: Path
      /** From the outline's space to the glyph's. */
      readonly outlineTransform: Matrix
      readonly paint: GlyphPaint
      /** From the paint's space to the glyph's. */
      readonly paintTransform: Matrix
    }
  | {
      readonly kind: 'clip'
      readonly outline: Path
      readonly outlineTransform: Matrix
      readonly children: readonly ColorNode[]
    }
  | {
      /** Draws `children` as far as `mask` is opaque, or, inverted, as far as it is not. */
      readonly kind: 'mask'
      readonly mask: readonly ColorNode[]
      readonly inverted: boolean
      readonly children: readonly ColorNode[]
    }
  | {
      /** Mixes `children`, as one, with what lies under them in the same list. */
      readonly kind: 'group'
      readonly blend: GlyphBlend
      readonly children: readonly ColorNode[]
    }
  | {
      readonly kind: 'picture'
      readonly picture: GlyphPicture
    }

/** The modes of COLR that mix colours or add to one another; the names are those of CSS. */
export type GlyphBlend =
  | 'normal'
  | CompositeOperator
  | 'screen'
  | 'overlay'
  | 'darken'
  | 'lighten'
  | 'color-dodge'
  | 'color-burn'
  | 'hard-light'
  | 'soft-light'
  | 'difference'
  | 'exclusion'
  | 'multiply'
  | 'hue'
  | 'saturation'
  | 'color'
  | 'luminosity'

/** Where a picture lies: font units, y up, from its left and top edge. */
export interface PicturePlace {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export type GlyphPicture = PicturePlace &
  (
    | {
        readonly format: 'png'
        /** SHA-256 of `bytes`. */
        readonly digest: string
        readonly bytes: Uint8Array
        readonly pixelWidth: number
        readonly pixelHeight: number
        readonly hasAlpha: boolean
      }
    | {
        readonly format: 'svg'
        /** SHA-256 of `markup`. */
        readonly digest: string
        readonly markup: string
      }
  )
