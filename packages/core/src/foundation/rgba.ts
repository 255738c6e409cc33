/** An sRGB colour, not premultiplied. */
export interface Rgba {
  /** 0..255, whole. */
  readonly r: number
  /** 0..255, whole. */
  readonly g: number
  /** 0..255, whole. */
  readonly b: number
  /** 0..1. */
  readonly a: number
}

export const BLACK: Rgba = { r: 0, g: 0, b: 0, a: 1 }
export const TRANSPARENT: Rgba = { r: 0, g: 0, b: 0, a: 0 }
