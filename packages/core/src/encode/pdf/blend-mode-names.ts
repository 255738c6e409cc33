import type { BlendMode } from '../../foundation/blend-mode.ts'

/** The blend modes as ISO 32000-1 calls them (tables 136 and 137). */
export const BLEND_MODE_NAMES = {
  normal: '/Normal',
  multiply: '/Multiply',
  screen: '/Screen',
  overlay: '/Overlay',
  darken: '/Darken',
  lighten: '/Lighten',
  'color-dodge': '/ColorDodge',
  'color-burn': '/ColorBurn',
  'hard-light': '/HardLight',
  'soft-light': '/SoftLight',
  difference: '/Difference',
  exclusion: '/Exclusion',
  hue: '/Hue',
  saturation: '/Saturation',
  color: '/Color',
  luminosity: '/Luminosity',
} as const satisfies Readonly<Record<BlendMode, string>>
