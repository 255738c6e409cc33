import {
  HIGHLIGHT_DEFAULTS,
  type Highlight,
  TEXT_STROKE_DEFAULTS,
  type TextStroke,
} from '../model/text-ornaments.ts'
import type { CompleteProperties } from './complete-properties.ts'
import type { Palette } from './palette.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveFill } from './resolve-fill.ts'
import type { ResolvedHighlight, ResolvedText, ResolvedTextStroke } from './resolved-template.ts'

/** @param locale The template's, for texts without `lang`. */
export function resolveText(
  properties: CompleteProperties['text'],
  palette: Palette,
  locale: string,
): ResolvedText {
  return {
    kind: 'text',
    ...resolveCommon(properties, palette),
    text: '',
    spans: [],
    shorter: [],
    textFrom: 'layer',
    fontFamilies: toFamilies(properties.fontFamily),
    fontWeight: properties.fontWeight,
    fontStyle: properties.fontStyle,
    fontStretch: properties.fontStretch,
    fontSizePx: properties.fontSize,
    variations: toMap(properties.variations),
    features: toMap(properties.features),
    fill: resolveFill(properties.fill, palette, 'fill'),
    stroke: properties.stroke && resolveStroke(properties.stroke, palette),
    highlight: properties.highlight && resolveHighlight(properties.highlight, palette),
    align: properties.align,
    verticalAlign: properties.verticalAlign,
    lineHeight: toLineHeight(properties.lineHeight),
    letterSpacingPx: properties.letterSpacing,
    wordSpacingPx: properties.wordSpacing,
    paragraphSpacingPx: properties.paragraphSpacing,
    tabSize: properties.tabSize,
    transform: properties.transform,
    decoration: properties.decoration,
    direction: properties.direction,
    lang: properties.lang ?? locale,
    wrap: properties.wrap,
    wordBreak: properties.wordBreak,
    hyphens: properties.hyphens,
    fit: properties.fit,
    minFontSizePx: properties.minFontSize,
    maxFontSizePx: properties.maxFontSize,
    sizeGroup: undefined,
    sizeRelativeTo: undefined,
    maxLines: properties.maxLines,
    overflow: properties.overflow,
    glyphPolicy: properties.glyphPolicy,
    emoji: properties.emoji,
    ellipsis: properties.ellipsis,
  }
}

function resolveStroke({ width, fill }: TextStroke, palette: Palette): ResolvedTextStroke {
  return {
    width: width ?? TEXT_STROKE_DEFAULTS.width,
    fill: resolveFill(fill, palette, 'stroke'),
  }
}

function resolveHighlight(highlight: Highlight, palette: Palette): ResolvedHighlight {
  return {
    ...HIGHLIGHT_DEFAULTS,
    ...highlight,
    fill: resolveFill(highlight.fill, palette, 'highlight'),
  }
}

export function toFamilies(families: string | readonly string[]): readonly string[] {
  return typeof families === 'string' ? [families] : families
}

export function toMap(tagged: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(tagged))
}

function toLineHeight(lineHeight: number | `${number}px`): ResolvedText['lineHeight'] {
  return typeof lineHeight === 'number'
    ? { unit: 'factor', value: lineHeight }
    : { unit: 'px', value: Number.parseFloat(lineHeight) }
}
