import { analyzeText } from './analyze-text.ts'
import type { AnalyzedText } from './analyzed-text.ts'
import type { FontSet } from './fonts/font-set.ts'
import type { ParagraphInput } from './paragraph-input.ts'

/**
 * `analyzeText`, remembered by the font set for as long as the spans live: layout measures the same
 * text at several widths before it is laid out.
 */
export function analyzeOnce(input: ParagraphInput, fonts: FontSet): AnalyzedText {
  const { lang, direction, hyphens, tabSize, missing, emoji } = input.style
  const key = `${lang}|${direction}|${hyphens}|${tabSize}|${missing}|${emoji}`
  let byStyle = fonts.analyses.get(input.spans)
  if (byStyle === undefined) {
    byStyle = new Map()
    fonts.analyses.set(input.spans, byStyle)
  }
  let analyzed = byStyle.get(key)
  if (analyzed === undefined) {
    analyzed = analyzeText(input, fonts)
    byStyle.set(key, analyzed)
  }
  return analyzed
}
