import { dropEmoji } from './emoji/drop-emoji.ts'
import type { FontNeed } from './fonts/prepare-fonts.ts'
import type { ParagraphInput } from './paragraph-input.ts'

/** What `prepareFonts` must load before a paragraph can be laid out. */
export function fontNeedsOf(input: Pick<ParagraphInput, 'spans' | 'style'>): readonly FontNeed[] {
  return input.spans.map(({ text, style }) => ({
    families: style.fontFamilies,
    weight: style.fontWeight,
    style: style.fontStyle,
    stretch: style.fontStretch,
    variations: style.variations,
    text: (input.style.emoji === 'drop' ? dropEmoji(text) : text) + input.style.ellipsis,
    emoji: input.style.emoji,
    hyphenatedIn: input.style.hyphens === 'auto' ? input.style.lang : undefined,
  }))
}
