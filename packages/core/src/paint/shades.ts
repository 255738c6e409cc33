import { BLACK, type Rgba } from '../foundation/rgba.ts'
import type { PictureFilter } from './display-list.ts'
import { buildPictureFilters } from './picture-filters.ts'

/** From the darkest to the lightest. */
export interface Shades {
  readonly dark: Rgba
  readonly light: Rgba
}

const WHITE: Rgba = { r: 255, g: 255, b: 255, a: 1 }

/** The shades of a colour: from it to white, or from black to it when it is light itself. */
export function shadesOf(color: Rgba): Shades {
  return luminance(color) > 127.5 ? { dark: BLACK, light: color } : { dark: color, light: WHITE }
}

/** What `duotone` makes of a colour. */
export function toShade(color: Rgba, { dark, light }: Shades): Rgba {
  const share = luminance(color) / 255
  const channel = (from: number, to: number) => Math.round(from + (to - from) * share)
  return {
    r: channel(dark.r, light.r),
    g: channel(dark.g, light.g),
    b: channel(dark.b, light.b),
    a: color.a,
  }
}

export function shadeFilters({ dark, light }: Shades): readonly PictureFilter[] {
  return buildPictureFilters([{ type: 'duotone', dark, light }])
}

/** Rec. 709, 0..255, as `grayscale` has it. */
function luminance({ r, g, b }: Rgba): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
