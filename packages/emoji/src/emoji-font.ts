import { existsSync } from 'node:fs'

/** A font as the `fonts` of `createPlaten` take it. */
export interface EmojiFont {
  readonly family: 'Noto Color Emoji'
  readonly weight: readonly [number, number]
  readonly style: 'normal'
  readonly unicodeRange: string
  readonly path: URL
}

const FILE = 'noto-color-emoji.woff'

/** All that emoji are made of: the file is read only when a text has one of these and no font for it. */
const UNICODE_RANGE =
  'U+23,U+2A,U+30-39,U+A9,U+AE,U+200D,U+203C-2BFF,U+3030,U+303D,U+3297,U+3299,U+FE0F,U+1F000-1FAFF,U+E0020-E007F'

/**
 * Noto Color Emoji, one vector file for all emoji of Unicode 17, for
 * `createPlaten({ fonts: [emojiFont()] })`.
 *
 * Nothing is read until a text needs it; then some 5 MB stay in memory.
 */
export function emojiFont(): EmojiFont {
  return {
    family: 'Noto Color Emoji',
    weight: [1, 1000],
    style: 'normal',
    unicodeRange: UNICODE_RANGE,
    path: findFile(),
  }
}

/** `font/` lies beside `dist` and beside `src`, whether this code is bundled or not. */
function findFile(): URL {
  const beside = new URL(`../font/${FILE}`, import.meta.url)
  return existsSync(beside) ? beside : new URL(`./font/${FILE}`, import.meta.url)
}
