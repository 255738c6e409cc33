/** Where the colour of each pixel of a primitive comes from. */
export type Ink = SolidInk | RampInk | BitmapInk

export interface SolidInk {
  readonly kind: 'solid'
  readonly r: number
  readonly g: number
  readonly b: number
  /** 0..255. */
  readonly alpha: number
}

/** Colours along a gradient, looked up per pixel. */
export interface RampInk {
  readonly kind: 'ramp'
  /** Entries of red, green, blue premultiplied by alpha (0..255) and alpha (0..1). */
  readonly table: Float32Array
  readonly opaque: boolean
  /** Writes the table index of the `count` pixels from x, y (device px) to the right. */
  readIndexes(out: Uint16Array, x: number, y: number, count: number): void
}

/** Pixels of a bitmap or layer. */
export interface BitmapInk {
  readonly kind: 'bitmap'
  /** 0..255, on top of the pixels' own alpha. */
  readonly alpha: number
  /** Set when device px are bitmap px, only moved: then rows can be copied. */
  readonly upright: UprightBitmap | undefined
  /** Writes premultiplied RGBA of the `count` pixels from x, y (device px) to the right. */
  readRow(out: Uint8Array, x: number, y: number, count: number): void
}

export interface UprightBitmap {
  readonly left: number
  readonly top: number
  readonly bitmap: Bitmap
}

/** Decoded pixels: RGB, or RGBA premultiplied by alpha; 8-bit sRGB, rows without padding. */
export interface Bitmap {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly data: Uint8Array
}
