import type { LoadedImage } from '../assets/asset-table.ts'
import type { FocusProfile, FocusStrategy } from '../assets/focus/focus-profile.ts'
import type { GroupBlend } from '../foundation/blend-mode.ts'
import type { Rect } from '../foundation/geometry.ts'
import type { Matrix } from '../foundation/matrix.ts'
import type { Path } from '../foundation/path.ts'
import type { Box, BoxOf } from '../layout/box-tree.ts'
import type { FontFace } from '../text/font-face.ts'
import type { CommandOf, Geometry, GlyphColors } from './display-list.ts'

/** What the commands of one layer share. */
export interface Brush {
  /** See `CommandCommon.path`. */
  readonly path: string
  /** See `CommandCommon.volatile`. */
  readonly volatile: boolean
  /** From where layout put the layer to where it is drawn; `undefined` when that is the same. */
  readonly transform: Matrix | undefined
  /** See `CommandCommon.link`. */
  readonly link?: string | undefined
  /** See `CommandCommon.alt`. */
  readonly alt?: string | undefined
}

type DrawnKind = 'fill' | 'stroke' | 'glyphs' | 'color-glyphs' | 'image' | 'vector' | 'shadow'
type Undigested<Kind extends DrawnKind> = Omit<CommandOf<Kind>, 'digest' | 'casters' | 'drawings'>

export type FillDrawing = Undigested<'fill'>
export type StrokeDrawing = Undigested<'stroke'>
export type GlyphsDrawing = Undigested<'glyphs'>
export interface ColorGlyphsDrawing extends Undigested<'color-glyphs'> {
  readonly drawings: ReadonlyMap<number, readonly PaintNode[]>
}
export type ImageDrawing = Undigested<'image'>
export type VectorDrawing = Undigested<'vector'>
export interface ShadowDrawing extends Undigested<'shadow'> {
  readonly casters: readonly PaintNode[]
}

/** Draws `children` only inside a geometry. */
export interface ClipNode {
  readonly kind: 'clip'
  readonly path: string
  readonly volatile: boolean
  readonly bounds: Rect
  readonly geometry: Geometry
  readonly transform: Matrix | undefined
  readonly children: readonly PaintNode[]
}

/** Draws `children` into a group that is then blurred, faded and blended as one. */
export interface GroupNode {
  readonly kind: 'group'
  readonly path: string
  readonly volatile: boolean
  readonly bounds: Rect
  readonly opacity: number
  readonly blend: GroupBlend
  /** Standard deviation, page px. */
  readonly blurSigma: number
  readonly children: readonly PaintNode[]
}

/** Draws `children` as far as the alpha of `mask` lets them show. */
export interface MaskNode {
  readonly kind: 'mask'
  readonly path: string
  readonly volatile: boolean
  readonly bounds: Rect
  readonly mask: readonly PaintNode[]
  readonly inverted: boolean
  readonly children: readonly PaintNode[]
}

/**
 * What painters make: commands without digests, clips and groups still holding what is inside them.
 *
 * `bounds` are those of the ink itself, cut by clips inside but by none outside.
 * `flattenNodes` turns these trees into the commands of a display list.
 */
export type PaintNode =
  | FillDrawing
  | StrokeDrawing
  | GlyphsDrawing
  | ColorGlyphsDrawing
  | ImageDrawing
  | VectorDrawing
  | ShadowDrawing
  | ClipNode
  | GroupNode
  | MaskNode

/** A glyph with colours of its own as a run draws it. */
export interface ColorGlyphRequest {
  readonly face: FontFace
  readonly fontSize: number
  readonly colors: GlyphColors
  readonly brush: Pick<Brush, 'path' | 'volatile'>
}

/** What painters are lent for one page. */
export interface PaintTools {
  /** Paints what lies in a box, under the same transform. */
  readonly paintChild: (child: Box) => readonly PaintNode[]
  /** Device px per page px. */
  readonly scale: number
  /** Parses path data; counts what the page draws. */
  readonly readPath: (data: string) => Path
  /** What of a picture is worth seeing; `undefined` where nobody has looked at it. */
  readonly focusOf: (image: LoadedImage, strategy: FocusStrategy) => FocusProfile | undefined
  /** What a glyph with colours of its own draws around its origin, px; counts what the page draws. */
  readonly readColorGlyph: (request: ColorGlyphRequest, glyphId: number) => readonly PaintNode[]
  /** The picture of an image fill or mask. */
  readonly imageOf: (source: string) => LoadedImage
}

/** Paints one kind of box. */
export type Painter<Kind extends Box['kind']> = (
  box: BoxOf<Kind>,
  brush: Brush,
  tools: PaintTools,
) => readonly PaintNode[]
