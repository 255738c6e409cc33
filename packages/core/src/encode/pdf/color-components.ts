import type { Rgba } from '../../foundation/rgba.ts'

/** What of the stops a shading shows: their colour, or their alpha as a grey for a soft mask. */
export type ShadingPart = 'color' | 'alpha'

/** The components of a colour in the colour space of a shading, 0..1. */
export function componentsOf({ r, g, b, a }: Rgba, part: ShadingPart): readonly number[] {
  return part === 'alpha' ? [a] : [r / 255, g / 255, b / 255]
}
