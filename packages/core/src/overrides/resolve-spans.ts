import { isPlatenError, PlatenError } from '../foundation/errors.ts'
import type { TextSpanStyle } from '../model/text-span.ts'
import { pointerToLayer } from './layer-path.ts'
import type { Palette } from './palette.ts'
import { resolveFill } from './resolve-fill.ts'
import { toFamilies, toMap } from './resolve-text.ts'
import type { ResolvedSpan, ResolvedText } from './resolved-template.ts'
import type { StyledText } from './text-value.ts'

/** What `<sup>` and `<sub>` do in browsers: `font-size: smaller`, up a third of an em, down a fifth. */
const SMALLER = 5 / 6
const RAISES = { super: 1 / 3, sub: -1 / 5 } as const

export interface SpanContext {
  /** The look of the layer, from which spans take what they do not set. */
  readonly layer: ResolvedText
  /** The layer's path, for errors. */
  readonly path: string
  readonly palette: Palette
}

/**
 * Makes the stretches of a rich text concrete.
 *
 * @throws {PlatenError} `unknown_token`.
 */
export function resolveSpans(
  spans: readonly StyledText[],
  context: SpanContext,
): readonly ResolvedSpan[] {
  return spans.map((span, index) => {
    try {
      return resolveSpan(span, context)
    } catch (error) {
      if (!isPlatenError(error)) throw error
      const pointer = `${pointerToLayer(context.path)}/spans/${index}${error.pointer ?? ''}`
      throw new PlatenError(error.code, error.message, { pointer, cause: error })
    }
  })
}

function resolveSpan({ text, style }: StyledText, { layer, palette }: SpanContext): ResolvedSpan {
  return {
    text,
    fontFamilies:
      style.fontFamily === undefined ? layer.fontFamilies : toFamilies(style.fontFamily),
    fontWeight: style.fontWeight ?? layer.fontWeight,
    fontStyle: style.fontStyle ?? layer.fontStyle,
    fontSizePx: style.fontSize ?? layer.fontSizePx * (style.baseline === undefined ? 1 : SMALLER),
    variations: addTo(layer.variations, style.variations),
    features: addTo(layer.features, style.features),
    fill: style.fill === undefined ? layer.fill : resolveFill(style.fill, palette, 'fill'),
    letterSpacingPx: style.letterSpacing ?? layer.letterSpacingPx,
    decoration: style.decoration ?? layer.decoration,
    raisePx: raiseOf(style, layer),
    link: style.link,
  }
}

function raiseOf({ baseline }: TextSpanStyle, { fontSizePx }: ResolvedText): number {
  return baseline === undefined ? 0 : RAISES[baseline] * fontSizePx
}

/** Tags that a span does not name stay as the layer has them. */
function addTo(
  inherited: ReadonlyMap<string, number>,
  own: Readonly<Record<string, number>> | undefined,
): ReadonlyMap<string, number> {
  return own === undefined ? inherited : new Map([...inherited, ...toMap(own)])
}
