import type { ErrorDetail } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type { Requirements } from '../model/requirements.ts'
import { pointerToLayer } from '../overrides/layer-path.ts'
import type { LayerReceipt } from './receipt.ts'

/** A layer as the requirements see it. */
export interface JudgedLayer {
  /** What the caller is told of it. */
  readonly receipt: LayerReceipt
  /** Px of the output at scale 1, of the smallest letter; infinite where there is none. */
  readonly smallestFontPx: number
  /** Whether some characters have no glyph; receipts of sensitive texts do not say so. */
  readonly lacksGlyphs: boolean
  /** Device px per px of the source, of the photo that it enlarges most; absent: it shows none. */
  readonly upscale: number | undefined
}

type Check = (layer: JudgedLayer, require: Requirements) => string | undefined

/** One check for each requirement: what is wrong, as the end of a sentence about the layer. */
const CHECKS: { readonly [Name in keyof Requirements]-?: Check } = {
  minFontSize: ({ smallestFontPx }, { minFontSize = 0 }) => {
    // Sizes come from rounded arithmetic; a millionth of a px is none.
    if (smallestFontPx >= minFontSize - 1e-6) return undefined
    return `has letters of ${round(smallestFontPx)} px, but the template requires "minFontSize" ${minFontSize}`
  },
  noOverflow: ({ receipt: { text } }, { noOverflow }) => {
    if (noOverflow !== true || text === undefined) return undefined
    if (text.overflows) {
      return 'has a text larger than its box, but the template requires "noOverflow"'
    }
    return text.clamped
      ? 'does not show all of its text, but the template requires "noOverflow"'
      : undefined
  },
  glyphs: ({ receipt: { text }, lacksGlyphs }, { glyphs }) => {
    if (glyphs === undefined || !lacksGlyphs) return undefined
    const missing = text?.missing.slice(0, 8).join(', ') ?? ''
    const what = missing === '' ? 'some of its characters' : missing
    return `has no font for ${what}, but the template requires "glyphs": "all"`
  },
  contrast: ({ receipt: { text } }, { contrast = 0 }) => {
    const ratio = text?.contrast
    if (typeof ratio !== 'number' || ratio >= contrast) return undefined
    return `has a contrast of ${ratio}, but the template requires "contrast" ${contrast}`
  },
  maxUpscale: ({ upscale = 0 }, { maxUpscale }) => {
    if (maxUpscale === undefined || upscale <= maxUpscale) return undefined
    return `enlarges its source ${upscale} times, but the template requires "maxUpscale" ${maxUpscale}`
  },
}

/** All that the layers of a page do not meet of what the template requires, in paint order. */
export function findFailures(
  layers: readonly JudgedLayer[],
  require: Requirements,
): readonly ErrorDetail[] {
  const failures: ErrorDetail[] = []
  for (const layer of layers) {
    const { path } = layer.receipt
    for (const check of Object.values(CHECKS)) {
      const fault = check(layer, require)
      if (fault === undefined) continue
      const detail = `Layer ${quote(path)} ${fault}.`
      failures.push({ code: 'assertion_failed', pointer: pointerToLayer(path), detail })
    }
  }
  return failures
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
