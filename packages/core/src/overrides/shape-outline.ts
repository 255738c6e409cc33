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
  /** The base is the bottom of the box; `apex` is where the tip is along its top, 0..1. */
  | { readonly shape: 'triangle'; readonly apex: number }
  /** A block that points to the right; `shaftRatio` is the height of its shaft, 0..1 of the box. */
  | { readonly shape: 'arrow'; readonly shaftRatio: number }
  /**
   * A part of the ring between the ellipse that fills the box and one `innerRatio` as large, clockwise from
   * the top; at 1 it is a line.
   */
  | {
      readonly shape: 'arc'
      readonly startDeg: number
      readonly sweepDeg: number
      readonly innerRatio: number
    }
  /** SVG path data in CSS px from the top left corner of the box. */
  | { readonly shape: 'path'; readonly d: string }
