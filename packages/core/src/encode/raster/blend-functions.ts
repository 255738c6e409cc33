import type { BlendMode } from '../../foundation/blend-mode.ts'

/** Mixes one channel of the backdrop with that of the source, both 0..1 and not premultiplied. */
export type ChannelBlend = (backdrop: number, source: number) => number

/** Colours of 0..1, not premultiplied. */
export type Color = readonly [red: number, green: number, blue: number]

/** Mixes whole colours. */
export type ColorBlend = (backdrop: Color, source: Color) => Color

export type SeparableMode = Exclude<BlendMode, 'normal' | NonSeparableMode>
export type NonSeparableMode = 'hue' | 'saturation' | 'color' | 'luminosity'

const multiply: ChannelBlend = (backdrop, source) => backdrop * source

const screen: ChannelBlend = (backdrop, source) => backdrop + source - backdrop * source

const hardLight: ChannelBlend = (backdrop, source) =>
  source <= 0.5 ? multiply(backdrop, 2 * source) : screen(backdrop, 2 * source - 1)

/** Compositing and Blending 1, section 10.1. */
export const CHANNEL_BLENDS: Readonly<Record<SeparableMode, ChannelBlend>> = {
  multiply,
  screen,
  overlay: (backdrop, source) => hardLight(source, backdrop),
  darken: Math.min,
  lighten: Math.max,
  'color-dodge': (backdrop, source) => {
    if (backdrop <= 0) return 0
    return source >= 1 ? 1 : Math.min(1, backdrop / (1 - source))
  },
  'color-burn': (backdrop, source) => {
    if (backdrop >= 1) return 1
    return source <= 0 ? 0 : 1 - Math.min(1, (1 - backdrop) / source)
  },
  'hard-light': hardLight,
  'soft-light': (backdrop, source) => {
    if (source <= 0.5) return backdrop - (1 - 2 * source) * backdrop * (1 - backdrop)
    const lightened =
      backdrop <= 0.25 ? ((16 * backdrop - 12) * backdrop + 4) * backdrop : Math.sqrt(backdrop)
    return backdrop + (2 * source - 1) * (lightened - backdrop)
  },
  difference: (backdrop, source) => Math.abs(backdrop - source),
  exclusion: (backdrop, source) => backdrop + source - 2 * backdrop * source,
}

/** Compositing and Blending 1, section 10.2. */
export const COLOR_BLENDS: Readonly<Record<NonSeparableMode, ColorBlend>> = {
  hue: (backdrop, source) =>
    withLuminosity(withSaturation(source, saturationOf(backdrop)), luminosityOf(backdrop)),
  saturation: (backdrop, source) =>
    withLuminosity(withSaturation(backdrop, saturationOf(source)), luminosityOf(backdrop)),
  color: (backdrop, source) => withLuminosity(source, luminosityOf(backdrop)),
  luminosity: (backdrop, source) => withLuminosity(backdrop, luminosityOf(source)),
}

function luminosityOf([red, green, blue]: Color): number {
  return 0.3 * red + 0.59 * green + 0.11 * blue
}

function saturationOf(color: Color): number {
  return Math.max(...color) - Math.min(...color)
}

/** The colour as light as asked for, brought back to 0..1 along its distance from grey. */
function withLuminosity(color: Color, luminosity: number): Color {
  const by = luminosity - luminosityOf(color)
  const [red, green, blue] = color
  const moved: Color = [red + by, green + by, blue + by]
  const least = Math.min(...moved)
  const most = Math.max(...moved)
  const middle = luminosityOf(moved)
  const factor = Math.min(
    1,
    least < 0 ? middle / (middle - least) : 1,
    most > 1 ? (1 - middle) / (most - middle) : 1,
  )
  if (factor === 1) return moved
  const clip = (channel: number) => middle + (channel - middle) * factor
  return [clip(moved[0]), clip(moved[1]), clip(moved[2])]
}

/** The colour as saturated as asked for; its middle channel keeps its place between the others. */
function withSaturation(color: Color, saturation: number): Color {
  const least = Math.min(...color)
  const range = Math.max(...color) - least
  if (range <= 0) return [0, 0, 0]
  const stretch = (channel: number) => ((channel - least) * saturation) / range
  return [stretch(color[0]), stretch(color[1]), stretch(color[2])]
}
