import type { CornerRadii } from '../foundation/geometry.ts'

/** Outlines fill the layer's box unless they say otherwise. */
export type ShapeOutline =
  | { readonly shape: 'rect'; readonly radii: CornerRadii }
  | { readonly shape: 'ellipse' }
  /** From the top left to the bottom right corner of the box. */
  | { readonly shape: 'line' }
  /** Regular, the first corner at the top. */
  | { readonly shape: 'polygon'; readonly sides: number }
  /** `innerRatio` is the inner radius divided by the outer. */
  | { readonly shape: 'star'; readonly points: number; readonly innerRatio: number }
  /** SVG path data in CSS px from the top left corner of the box. */
  | { readonly shape: 'path'; readonly d: string }
