import { describe, expect, test } from 'vitest'
import { dropEmoji } from '../../../src/text/emoji/drop-emoji.ts'
import { emojiPresentation, mayHoldEmoji } from '../../../src/text/emoji/emoji-presentation.ts'

describe('emojiPresentation', () => {
  test.each<[why: string, cluster: string, expected: 'emoji' | 'text' | undefined]>([
    ['a letter is no emoji', 'a', undefined],
    ['nor is a letter with a selector', 'a\ufe0f', undefined],
    ['nor a joined letter', 'क\u200dष', undefined],
    ['a digit is text', '1', 'text'],
    ['a keycap is a picture', '1\ufe0f\u20e3', 'emoji'],
    ['a sign is text', '©', 'text'],
    ['a sign with a selector is a picture', '©\ufe0f', 'emoji'],
    ['a face is a picture', '😀', 'emoji'],
    ['a face may be asked to be text', '😀\ufe0e', 'text'],
    ['a watch is a picture, in the basic plane too', '⌚', 'emoji'],
    ['a heart is text', '❤', 'text'],
    ['a heart with a selector is a picture', '❤\ufe0f', 'emoji'],
    ['a skin tone makes a picture', '☝🏽', 'emoji'],
    ['what is joined is a picture, its selector missing', '❤\u200d🔥', 'emoji'],
    ['a flag is a picture', '🇩🇪', 'emoji'],
    ['so is half of one', '🇩', 'emoji'],
    ['a flag of tags is a picture', '🏴\u{e0067}\u{e0062}\u{e007f}', 'emoji'],
  ])('%s', (_why, cluster, expected) => {
    expect(emojiPresentation(cluster)).toBe(expected)
    if (expected === 'emoji') expect(mayHoldEmoji(cluster)).toBe(true)
  })
})

describe('dropEmoji', () => {
  test.each<[why: string, text: string, expected: string]>([
    ['a text without stays as it is', 'Room 101, © 2026', 'Room 101, © 2026'],
    ['pictures go', 'a😀b', 'ab'],
    ['sequences go whole', 'a👨‍👩‍👧‍👦🇩🇪1️⃣👍🏽b', 'ab'],
    ['of two spaces around them one stays', 'to 🚀 go', 'to go'],
    ['also where several stand apart', 'to 🚀 🎉 go', 'to go'],
    ['no space is left at the start', '🚀 go', 'go'],
    ['or at the end', 'go 🚀', 'go'],
    ['two spaces that were there stay', 'a  b 🚀', 'a  b'],
    ['what is text by default stays', 'love ❤ 2', 'love ❤ 2'],
  ])('%s', (_why, text, expected) => {
    expect(dropEmoji(text)).toBe(expected)
  })
})

test('agrees with Unicode on every character of the basic plane that stands alone', () => {
  for (let unit = 0; unit < 0x1_0000; unit++) {
    const character = String.fromCharCode(unit)
    const isEmoji = /^\p{Emoji}$/u.test(character)
    const isPicture = /^\p{Emoji_Presentation}$/u.test(character)
    const expected = isPicture ? 'emoji' : isEmoji ? 'text' : undefined
    if (emojiPresentation(character) !== expected) expect.fail(`U+${unit.toString(16)}`)
  }
})
