/** How much of the machine a render takes, by what is known before it begins. */
export interface RenderWeight {
  /** In turns: 1 is a picture of a megapixel. */
  readonly cost: number
  /** Bytes. */
  readonly memory: number
}

/** Of a render without pixels: reading, text and layout. */
const LEAST_COST = 0.25
const LEAST_MEMORY = 4_000_000
const PIXELS_PER_COST = 1_000_000
/** The canvas, one layer of it, and what the encoder holds: four bytes each. */
const BYTES_PER_PIXEL = 12

/** @param pixels Device px that are drawn at once. */
export function weighRender(pixels: number): RenderWeight {
  return {
    cost: LEAST_COST + pixels / PIXELS_PER_COST,
    memory: LEAST_MEMORY + pixels * BYTES_PER_PIXEL,
  }
}
