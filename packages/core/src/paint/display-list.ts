import type { GroupBlend } from '../foundation/blend-mode.ts'
import type { CornerRadii, Rect } from '../foundation/geometry.ts'
import type { Matrix } from '../foundation/matrix.ts'
import type { Path } from '../foundation/path.ts'
import type { Rgba } from '../foundation/rgba.ts'
import type { FontFace } from './font-face.ts'

/**
 * What `buildDisplayList` makes: one page as drawing commands, free of any output format.
 *
 * Geometry is absolute, in page px before `scale`. Immutable. Exporters see nothing else.
 */
export interface DisplayList {
  readonly width: number
  readonly height: number
  /** True when every pixel is covered by an opaque background, so that no alpha channel is needed. */
  readonly opaque: boolean
  /** Paint order. Every `push-…` is closed by one `pop`. */
  readonly commands: readonly Command[]
  readonly title: string | undefined
  readonly description: string | undefined
  /** BCP 47 tag of the words of the page. */
  readonly language?: string | undefined
}

export interface CommandCommon {
  /** SHA-256 over all that decides the command's pixels; equal digests draw equal pixels. */
  readonly digest: string
  /** Page px: nothing is drawn outside. */
  readonly bounds: Rect
  /** See `ResolvedCommon.volatile`. */
  readonly volatile: boolean
  /** The layer that the command came from; `canvas` for the background. */
  readonly path: string
  /** From `parseLink`: where whoever clicks here is led. Of what draws by itself only. */
  readonly link?: string | undefined
  /** What is to be seen, in words; commands in a row with the same words are one thing. */
  readonly alt?: string | undefined
}

/** A rectangle (with corner radii, all 0 when square) or any path, before `transform`. */
export type Geometry =
  | { readonly type: 'rect'; readonly rect: Rect; readonly radii: CornerRadii }
  | { readonly type: 'path'; readonly path: Path; readonly rule: 'nonzero' | 'evenodd' }

export interface GradientStop {
  readonly at: number
  readonly color: Rgba
}

/**
 * Colour of each point. Gradient geometry is in page px before the command's `transform`; colours
 * between two stops are mixed premultiplied, as in CSS.
 */
export type Paint =
  | { readonly type: 'solid'; readonly color: Rgba }
  | {
      readonly type: 'linear'
      readonly x1: number
      readonly y1: number
      readonly x2: number
      readonly y2: number
      readonly stops: readonly GradientStop[]
    }
  | {
      readonly type: 'radial'
      readonly centerX: number
      readonly centerY: number
      /** Radii of the ellipse at offset 1. */
      readonly radiusX: number
      readonly radiusY: number
      /**
       * The circle at offset 0, of a gradient with equal radii; absent: its centre. Where no circle of the
       * cone between the two passes, nothing is drawn.
       */
      readonly start?: { readonly x: number; readonly y: number; readonly radius: number }
      readonly stops: readonly GradientStop[]
    }
  | {
      /** Around a point, clockwise, as CSS `conic-gradient`. */
      readonly type: 'conic'
      readonly centerX: number
      readonly centerY: number
      /** Where offset 0 lies: 0 is up, 90 is to the right. */
      readonly angleDeg: number
      readonly stops: readonly GradientStop[]
    }

/** Fills the inside of a geometry. */
export interface FillCommand extends CommandCommon {
  readonly kind: 'fill'
  readonly geometry: Geometry
  readonly paint: Paint
  readonly transform: Matrix | undefined
}

/** Draws along a geometry, centred on it. */
export interface StrokeCommand extends CommandCommon {
  readonly kind: 'stroke'
  readonly geometry: Geometry
  readonly paint: Paint
  readonly stroke: StrokeStyle
  readonly transform: Matrix | undefined
}

export interface StrokeStyle {
  readonly width: number
  readonly dash: readonly number[]
  readonly cap: 'butt' | 'round' | 'square'
  readonly join: 'miter' | 'round' | 'bevel'
  /** As SVG `stroke-miterlimit`. */
  readonly miterLimit: number
}

/** Glyphs of one font and one colour; the arrays are equally long. */
export interface GlyphsCommand extends CommandCommon {
  readonly kind: 'glyphs'
  readonly face: FontFace
  readonly fontSize: number
  readonly glyphIds: Uint32Array
  /** Glyph origins, page px. */
  readonly xs: Float32Array
  /** Baselines, page px, y down. */
  readonly ys: Float32Array
  readonly paint: Paint
  readonly transform: Matrix | undefined
  /** The characters drawn, and for each glyph the UTF-16 offset of its cluster in them. */
  readonly text: string
  readonly clusters: Uint32Array
  readonly direction: 'ltr' | 'rtl'
  /** Where the characters lead, in formats that have links. */
  readonly link?: string | undefined
}

/** Glyphs of one font that bring colours of their own; the arrays are equally long. */
export interface ColorGlyphsCommand extends Omit<GlyphsCommand, 'kind' | 'paint'> {
  readonly kind: 'color-glyphs'
  readonly colors: GlyphColors
  /** What each glyph draws, by its id: px around its origin, before it is moved to its place. */
  readonly drawings: ReadonlyMap<number, readonly Command[]>
}

/** What a text says of the colours of its glyphs; with the font it decides their drawings. */
export interface GlyphColors {
  /** Of the parts that follow the text. Opaque. */
  readonly foreground: Rgba
  /** All colours are shades of the foreground. */
  readonly inShades: boolean
}

/** Draws a part of a raster image into a rectangle. */
export interface ImageCommand extends CommandCommon {
  readonly kind: 'image'
  readonly image: ImageSource
  /** The part of the image that shows, in px of the image after EXIF orientation. */
  readonly crop: Rect
  /** Page px that the crop is stretched over. */
  readonly rect: Rect
  readonly flipX: boolean
  readonly flipY: boolean
  readonly filters: readonly PictureFilter[]
  readonly transform: Matrix | undefined
}

/**
 * One step of what changes the pixels of a picture before it is drawn, in order. Works on sRGB
 * channels of 0..1; the result of every step is kept within these.
 */
export type PictureFilter =
  | {
      /** On colours that are not premultiplied; alpha stays. */
      readonly type: 'matrix'
      /** Three rows, for red, green and blue: factors of red, green and blue, and a constant. */
      readonly values: readonly number[]
    }
  | {
      /** A Gaussian that knows nothing beyond the picture's edge: the weights inside count as all. */
      readonly type: 'blur'
      /** Standard deviation, page px. */
      readonly sigma: number
    }

/** An encoded raster image. */
export interface ImageSource {
  /** SHA-256 of `bytes`. */
  readonly digest: string
  readonly bytes: Uint8Array
  readonly format: 'png' | 'jpeg' | 'webp' | 'gif' | 'avif'
  /** Px, after EXIF orientation. */
  readonly width: number
  readonly height: number
  readonly hasAlpha: boolean
}

/** Draws an SVG document into a rectangle, its viewBox stretched over it. */
export interface VectorCommand extends CommandCommon {
  readonly kind: 'vector'
  readonly digestOfMarkup: string
  readonly markup: string
  /** The program wrote it; decides where it is drawn, and no pixel. Default `false`. */
  readonly isTrusted?: boolean | undefined
  readonly rect: Rect
  readonly filters: readonly PictureFilter[]
  readonly transform: Matrix | undefined
}

/** The blurred, tinted, moved silhouette of other commands; these themselves are not drawn. */
export interface ShadowCommand extends CommandCommon {
  readonly kind: 'shadow'
  readonly casters: readonly Command[]
  readonly x: number
  readonly y: number
  /** Standard deviation of the Gaussian, page px. */
  readonly sigma: number
  readonly color: Rgba
  /** When set, the shadow is left out inside it, as CSS does under a box. */
  readonly except:
    | { readonly geometry: Geometry; readonly transform: Matrix | undefined }
    | undefined
}

/** Until the matching `pop`, draws only inside a geometry. */
export interface PushClipCommand extends CommandCommon {
  readonly kind: 'push-clip'
  readonly geometry: Geometry
  readonly transform: Matrix | undefined
}

/**
 * Until the matching `pop`, draws into an isolated group of its own. That is then blurred, faded and
 * blended with what lies under it, as one, in this order.
 */
export interface PushGroupCommand extends CommandCommon {
  readonly kind: 'push-group'
  /** 0..1. */
  readonly opacity: number
  readonly blend: GroupBlend
  /** Standard deviation of the Gaussian, page px; 0 blurs nothing. */
  readonly blurSigma: number
}

/**
 * Until the matching `pop`, draws into an isolated group of its own, of which as much is kept as
 * `mask` would cover: by the alpha of what these commands draw, whatever their colours.
 */
export interface PushMaskCommand extends CommandCommon {
  readonly kind: 'push-mask'
  readonly mask: readonly Command[]
  /** Keeps what `mask` would not cover instead. */
  readonly inverted: boolean
}

export interface PopCommand extends CommandCommon {
  readonly kind: 'pop'
}

export type Command =
  | FillCommand
  | StrokeCommand
  | GlyphsCommand
  | ColorGlyphsCommand
  | ImageCommand
  | VectorCommand
  | ShadowCommand
  | PushClipCommand
  | PushGroupCommand
  | PushMaskCommand
  | PopCommand

export type CommandKind = Command['kind']
export type CommandOf<Kind extends CommandKind> = Extract<Command, { readonly kind: Kind }>
