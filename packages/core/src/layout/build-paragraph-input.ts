import type { ResolvedText } from '../overrides/resolved-template.ts'
import type { ParagraphInput } from '../text/paragraph-input.ts'

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
  const { unit, value } = layer.lineHeight
  return {
    spans: [
      {
        text: layer.text,
        style: {
          fontFamilies: layer.fontFamilies,
          fontWeight: layer.fontWeight,
          fontStyle: layer.fontStyle,
          fontStretch: layer.fontStretch,
          fontSizePx,
          variations: layer.variations,
          features: layer.features,
          letterSpacingPx: layer.letterSpacingPx * scale,
          wordSpacingPx: layer.wordSpacingPx * scale,
          lineHeight: { unit, value: unit === 'px' ? value * scale : value },
        },
      },
    ],
    style: {
      align: layer.align,
      direction: layer.direction,
      lang: layer.lang,
      wrap: layer.fit === 'fill-width' ? 'none' : layer.wrap,
      wordBreak: layer.wordBreak,
      maxLines: layer.maxLines,
      overflow: layer.overflow,
      ellipsis: layer.ellipsis,
    },
    widthPx: bounds.widthPx,
    heightPx: bounds.heightPx,
  }
}
