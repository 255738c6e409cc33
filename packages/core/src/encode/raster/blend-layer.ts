import {
  type BlendMode,
  type GroupBlend,
  isCompositeOperator,
} from '../../foundation/blend-mode.ts'
import { toUprightInk } from './bitmap-ink.ts'
import { blendBox, type Target } from './blend.ts'
import {
  CHANNEL_BLENDS,
  type ChannelBlend,
  COLOR_BLENDS,
  type Color,
  type ColorBlend,
} from './blend-functions.ts'
import { composeLayer } from './compose-layer.ts'
import { boxOfSurface, type Surface } from './surface.ts'
import { visitLayer } from './visit-layer.ts'

export interface LayerBlend {
  /** 0..1, on top of the layer's own alpha. */
  readonly opacity: number
  readonly blend: GroupBlend
}

/** Draws the layer of a group onto what lies under it. */
export function blendLayer(target: Target, layer: Surface, { opacity, blend }: LayerBlend): void {
  if (blend === 'normal') {
    const { left, top, width, height, data } = layer
    const bitmap = { width, height, channels: 4, data } as const
    blendBox(
      target,
      boxOfSurface(layer),
      toUprightInk({ bitmap, left, top }, Math.round(opacity * 255)),
    )
    return
  }
  if (isCompositeOperator(blend)) composeLayer(target, layer, { opacity, operator: blend })
  else blendPixels(target, layer, { opacity, mix: MIXERS[blend] })
}

/** Writes the blend of a backdrop with a source, colours of 0..1 that are not premultiplied. */
type Mixer = (backdrop: Color, source: Color) => Color

const MIXERS: Readonly<Record<Exclude<BlendMode, 'normal'>, Mixer>> = {
  ...(Object.fromEntries(
    Object.entries(CHANNEL_BLENDS).map(([mode, mix]) => [mode, byChannel(mix)]),
  ) as Record<keyof typeof CHANNEL_BLENDS, Mixer>),
  ...(COLOR_BLENDS satisfies Readonly<Record<string, ColorBlend>>),
}

function byChannel(mix: ChannelBlend): Mixer {
  return (backdrop, source) => [
    mix(backdrop[0], source[0]),
    mix(backdrop[1], source[1]),
    mix(backdrop[2], source[2]),
  ]
}

interface PixelBlend {
  readonly opacity: number
  readonly mix: Mixer
}

/** One pixel of the layer, and where it is drawn. */
interface BlendedPixel {
  /** Indexes of the pixel in the data of the surface and of the layer. */
  readonly at: number
  readonly from: number
  /** 0..1: the layer's own, its opacity and the clip together. */
  readonly alpha: number
}

function blendPixels(target: Target, layer: Surface, { opacity, mix }: PixelBlend): void {
  visitLayer(target, layer, ({ at, from, coverage }) => {
    const alpha = ((layer.data[from + 3] ?? 0) * coverage * opacity) / 65_025
    if (alpha > 0) blendPixel(target.surface, layer, { at, from, alpha, mix })
  })
}

/**
 * Compositing and Blending 1, section 10: each channel is the real number of the formula, rounded once.
 */
function blendPixel(
  { data, channels }: Surface,
  layer: Surface,
  { at, from, alpha, mix }: BlendedPixel & Pick<PixelBlend, 'mix'>,
): void {
  const backdropAlpha = channels === 3 ? 1 : (data[at + 3] ?? 0) / 255
  const source = straight(layer.data, from, layer.data[from + 3] ?? 0)
  const backdrop = straight(data, at, backdropAlpha * 255)
  const mixed = mix(backdrop, source)
  // What is left of either alone, and what of both together.
  const ofSource = 255 * alpha * (1 - backdropAlpha)
  const ofBackdrop = 255 * backdropAlpha * (1 - alpha)
  const ofBoth = 255 * alpha * backdropAlpha
  for (let channel = 0; channel < 3; channel++) {
    const level =
      ofSource * (source[channel] ?? 0) +
      ofBackdrop * (backdrop[channel] ?? 0) +
      ofBoth * (mixed[channel] ?? 0)
    data[at + channel] = level + 0.5
  }
  if (channels === 4) data[at + 3] = 255 * (alpha + backdropAlpha * (1 - alpha)) + 0.5
}

/** The colour of a premultiplied pixel; rounding may have left a channel above its alpha. */
function straight(data: Uint8Array, at: number, alpha: number): Color {
  if (alpha <= 0) return [0, 0, 0]
  return [
    Math.min(1, (data[at] ?? 0) / alpha),
    Math.min(1, (data[at + 1] ?? 0) / alpha),
    Math.min(1, (data[at + 2] ?? 0) / alpha),
  ]
}
