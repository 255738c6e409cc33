import type { ResolvedText } from '../overrides/resolved-template.ts'

/** Which rule had the last word on a font size. */
export type SizeRule = 'style' | 'fit' | 'group' | 'relative' | 'clamp'

/** A text whose copy and size are chosen. */
export interface FittedText {
  /** With the chosen copy as its `text` and `spans`. */
  readonly layer: ResolvedText
  /** Which copy variant was chosen, from 0, the longest. */
  readonly variant: number
  /** Of the layer, CSS px; the spans scale with it. */
  readonly fontSizePx: number
  readonly sizedBy: SizeRule
}
