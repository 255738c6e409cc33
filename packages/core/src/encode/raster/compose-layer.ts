import type { CompositeOperator } from '../../foundation/blend-mode.ts'
import type { Target } from './blend.ts'
import type { Surface } from './surface.ts'
import { visitLayer } from './visit-layer.ts'

/**
 * What becomes of one premultiplied channel, the alpha included: of what is there, of the layer (both
 * 0..255), and of their alphas (0..1). The layer's own is by then as opaque as it is drawn.
 */
type Compose = (there: number, layer: number, alphas: Alphas) => number

interface Alphas {
  readonly there: number
  readonly layer: number
}

const add: Compose = (there, layer) => Math.min(255, there + layer)

/** Compositing and Blending 1, section 9.1; layers of `xor` and `atop` hold what is left of them. */
const COMPOSES: Readonly<Record<CompositeOperator, Compose>> = {
  'plus-lighter': add,
  xor: add,
  // Within nothing there is nothing.
  atop: (there, layer, alphas) =>
    alphas.there === 0 ? 0 : there * (1 - Math.min(1, alphas.layer / alphas.there)) + layer,
}

export interface LayerComposition {
  /** 0..1, on top of the layer's own alpha. */
  readonly opacity: number
  readonly operator: CompositeOperator
}

/** Draws the layer of a group into what lies under it by an operator; each channel is rounded once. */
export function composeLayer(
  target: Target,
  layer: Surface,
  { opacity, operator }: LayerComposition,
): void {
  const compose = COMPOSES[operator]
  const { data, channels } = target.surface
  visitLayer(target, layer, ({ at, from, coverage }) => {
    const share = (coverage / 255) * opacity
    const there = channels === 3 ? 1 : (data[at + 3] ?? 0) / 255
    const alphas = { there, layer: (share * (layer.data[from + 3] ?? 0)) / 255 }
    if (alphas.layer === 0) return
    for (let channel = 0; channel < channels; channel++) {
      const level = share * (layer.data[from + channel] ?? 0)
      data[at + channel] = compose(data[at + channel] ?? 0, level, alphas) + 0.5
    }
  })
}
