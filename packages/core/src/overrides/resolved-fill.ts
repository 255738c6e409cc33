import type { Rgba } from '../foundation/rgba.ts'
import type { ResolvedGradientStop, ResolvedImageFill } from './resolved-effects.ts'

/** What fills an area, every value concrete. */
export type ResolvedFill =
  | { readonly type: 'solid'; readonly color: Rgba }
  | {
      readonly type: 'linear'
      /** CSS: 0 is up, 90 is to the right. */
      readonly angleDeg: number
      readonly stops: readonly ResolvedGradientStop[]
    }
  | {
      readonly type: 'radial'
      /** 0..1 of the box. */
      readonly centerX: number
      /** 0..1 of the box. */
      readonly centerY: number
      /** 1 reaches the farthest corner of the box, as CSS `farthest-corner`. */
      readonly radius: number
      readonly stops: readonly ResolvedGradientStop[]
    }
  | {
      readonly type: 'conic'
      /** Where offset 0 lies: 0 is up, 90 is to the right; clockwise from there. */
      readonly angleDeg: number
      /** 0..1 of the box. */
      readonly centerX: number
      /** 0..1 of the box. */
      readonly centerY: number
      readonly stops: readonly ResolvedGradientStop[]
    }
  | ResolvedImageFill

/** How an outline is drawn. */
export interface ResolvedStroke {
  readonly fill: ResolvedFill
  /** CSS px, centred on the outline. */
  readonly width: number
  /** CSS px on, off, on, …; empty is solid. */
  readonly dash: readonly number[]
  readonly cap: 'butt' | 'round' | 'square'
  readonly join: 'miter' | 'round' | 'bevel'
}
