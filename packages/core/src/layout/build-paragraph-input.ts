import type { ResolvedSpan, ResolvedText } from '../overrides/resolved-template.ts'
import { spansOf } from '../overrides/spans-of.ts'
import type { ParagraphInput, SpanStyle } from '../text/paragraph-input.ts'
import { transformTexts } from '../text/transform-texts.ts'

export interface TextBounds {
  /** `Infinity` when nothing bounds the lines. */
  readonly widthPx: number
  /** `Infinity` when nothing bounds the lines. */
  readonly heightPx: number
}

/**
 * Describes a text layer to the text engine, at the size that fitting chose for it. Spacing and line
 * heights in px shrink with the size, as they did when it was fitted.
 */
export function buildParagraphInput(
  layer: ResolvedText,
  fontSizePx: number,
  bounds: TextBounds,
): ParagraphInput {
  const scale = layer.fontSizePx > 0 ? fontSizePx / layer.fontSizePx : 1
  return {
    spans: transformTexts(spansOf(layer), layer).map(({ text, ...style }) => ({
      text,
      style: buildSpanStyle(layer, style, scale),
    })),
    fontSizePx,
    style: {
      align: layer.align,
      direction: layer.direction,
      lang: layer.lang,
      wrap: layer.fit === 'fill-width' ? 'none' : layer.wrap,
      wordBreak: layer.wordBreak,
      hyphens: layer.hyphens,
      tabSize: layer.tabSize,
      paragraphSpacingPx: layer.paragraphSpacingPx * scale,
      maxLines: layer.maxLines,
      overflow: layer.overflow,
      ellipsis: layer.ellipsis,
      emoji: layer.emoji,
      missing: layer.glyphPolicy === 'drop' ? 'drop' : 'box',
    },
    widthPx: bounds.widthPx,
    heightPx: bounds.heightPx,
  }
}

function buildSpanStyle(
  layer: ResolvedText,
  span: Omit<ResolvedSpan, 'text'>,
  scale: number,
): SpanStyle {
  const { unit, value } = layer.lineHeight
  return {
    fontFamilies: span.fontFamilies,
    fontWeight: span.fontWeight,
    fontStyle: span.fontStyle,
    fontStretch: layer.fontStretch,
    fontSizePx: span.fontSizePx * scale,
    variations: span.variations,
    features: span.features,
    letterSpacingPx: span.letterSpacingPx * scale,
    wordSpacingPx: layer.wordSpacingPx * scale,
    lineHeight: { unit, value: unit === 'px' ? value * scale : value },
    raisePx: span.raisePx * scale,
  }
}
