/** The blend modes of CSS `mix-blend-mode`: Compositing and Blending 1, section 5. */
export const BLEND_MODES = [
  'normal',
  'multiply',
  'screen',
  'overlay',
  'darken',
  'lighten',
  'color-dodge',
  'color-burn',
  'hard-light',
  'soft-light',
  'difference',
  'exclusion',
  'hue',
  'saturation',
  'color',
  'luminosity',
] as const

export type BlendMode = (typeof BLEND_MODES)[number]

/**
 * How a group may be composed besides, which only glyphs with colours of their own ask for: what both
 * leave of one another is added (Compositing and Blending 2, `plus-lighter`), either as it is or as the
 * remainder of an exclusive or; or what shows of the source within the backdrop replaces it there.
 */
export type CompositeOperator = 'plus-lighter' | 'xor' | 'atop'

export type GroupBlend = BlendMode | CompositeOperator

const STAND_INS: Readonly<Record<CompositeOperator, BlendMode>> = {
  'plus-lighter': 'screen',
  xor: 'normal',
  atop: 'normal',
}

/** What comes nearest where there are only blend modes: in PDF, and in SVG outside of browsers. */
export function nearestBlendMode(blend: GroupBlend): BlendMode {
  return isCompositeOperator(blend) ? STAND_INS[blend] : blend
}

export function isCompositeOperator(blend: GroupBlend): blend is CompositeOperator {
  return Object.hasOwn(STAND_INS, blend)
}
