export { type EmojiFont, emojiFont } from './emoji-font.ts'
