/** How a cluster asks to be drawn: as a picture, or as a character like others. */
export type EmojiPresentation = 'emoji' | 'text'

/** Of code units that stand alone, emoji lie between these, and are digits, `#`, `*`, `©` and `®`. */
const FIRST_PICTOGRAPH = 0x203c
const LAST_PICTOGRAPH = 0x3299
const EARLY_EMOJI = '#*0123456789©®'
const EMOJI_BASE = /^\p{Emoji}/u
const PICTURE_BY_ITSELF = /^\p{Emoji_Presentation}/u
const TEXT_SELECTOR = '\ufe0e'
/** What makes a picture of a character that is text by default. */
const PICTURE_MARK = /\ufe0f|\p{Emoji_Modifier}|\u200d\p{Extended_Pictographic}/u
/** Characters that may begin an emoji, or turn one into a picture; most texts have none. */
const MAYBE_EMOJI = /[\ufe0e\ufe0f\u20e3\u203c-\u3299\ud83c-\ud83e]/

/** Whether a text may hold anything that `emojiPresentation` calls a picture. */
export function mayHoldEmoji(text: string): boolean {
  return MAYBE_EMOJI.test(text)
}

/**
 * The presentation of a grapheme cluster (UTS #51, 2.8 and 4): that which its variation selector
 * asks for, or a sequence (skin tone, flag, keycap, joined), or else that of its character.
 *
 * `undefined` for what is no emoji.
 */
export function emojiPresentation(cluster: string): EmojiPresentation | undefined {
  if (cluster.length === 1) {
    // Most of all text ends here.
    const unit = cluster.charCodeAt(0)
    if (unit > LAST_PICTOGRAPH) return undefined
    if (unit < FIRST_PICTOGRAPH) return EARLY_EMOJI.includes(cluster) ? 'text' : undefined
  }
  if (!EMOJI_BASE.test(cluster)) return undefined
  const [base = ''] = cluster
  if (cluster.startsWith(TEXT_SELECTOR, base.length)) return 'text'
  return PICTURE_BY_ITSELF.test(cluster) || PICTURE_MARK.test(cluster) ? 'emoji' : 'text'
}
