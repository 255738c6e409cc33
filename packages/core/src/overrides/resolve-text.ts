import type { TextOverride } from '../model/layers/text.ts'
import { TEXT_STYLE_DEFAULTS, type TextStyle } from '../model/text-style.ts'
import type { Palette } from './palette.ts'
import { resolveCommon } from './resolve-common.ts'
import { resolveFill } from './resolve-fill.ts'
import type { ResolvedText } from './resolved-template.ts'

const INITIAL = TEXT_STYLE_DEFAULTS

/** A text layer but for its text and its place in the template. */
export type TextLook = Omit<ResolvedText, 'path' | 'volatile' | 'text' | 'textFrom'>

/** @param locale The template's, for texts without `lang`. */
export function resolveText(properties: TextOverride, palette: Palette, locale: string): TextLook {
  return {
    kind: 'text',
    ...resolveCommon(properties, palette),
    ...resolveFont(properties),
    fill: resolveFill(properties.fill ?? INITIAL.fill, palette, 'fill'),
    lang: properties.lang ?? locale,
    decoration: properties.decoration ?? INITIAL.decoration,
    ...resolveParagraph(properties),
    ...resolveFit(properties),
  }
}

function resolveFont(properties: TextStyle) {
  return {
    fontFamilies: toFamilies(properties.fontFamily ?? INITIAL.fontFamily),
    fontWeight: properties.fontWeight ?? INITIAL.fontWeight,
    fontStyle: properties.fontStyle ?? INITIAL.fontStyle,
    fontStretch: properties.fontStretch ?? INITIAL.fontStretch,
    fontSizePx: properties.fontSize ?? INITIAL.fontSize,
    variations: toMap(properties.variations ?? INITIAL.variations),
    features: toMap(properties.features ?? INITIAL.features),
  }
}

function resolveParagraph(properties: TextStyle) {
  return {
    align: properties.align ?? INITIAL.align,
    verticalAlign: properties.verticalAlign ?? INITIAL.verticalAlign,
    lineHeight: resolveLineHeight(properties.lineHeight ?? INITIAL.lineHeight),
    letterSpacingPx: properties.letterSpacing ?? INITIAL.letterSpacing,
    wordSpacingPx: properties.wordSpacing ?? INITIAL.wordSpacing,
    direction: properties.direction ?? INITIAL.direction,
    wrap: properties.wrap ?? INITIAL.wrap,
    wordBreak: properties.wordBreak ?? INITIAL.wordBreak,
  }
}

function resolveFit(properties: TextStyle) {
  return {
    fit: properties.fit ?? INITIAL.fit,
    minFontSizePx: properties.minFontSize ?? INITIAL.minFontSize,
    maxLines: properties.maxLines,
    overflow: properties.overflow ?? INITIAL.overflow,
    ellipsis: properties.ellipsis ?? INITIAL.ellipsis,
  }
}

function resolveLineHeight(lineHeight: number | `${number}px`): ResolvedText['lineHeight'] {
  return typeof lineHeight === 'number'
    ? { unit: 'factor', value: lineHeight }
    : { unit: 'px', value: Number.parseFloat(lineHeight) }
}

function toFamilies(families: string | readonly string[]): readonly string[] {
  return typeof families === 'string' ? [families] : families
}

function toMap(tagged: Readonly<Record<string, number>>): ReadonlyMap<string, number> {
  return new Map(Object.entries(tagged))
}
