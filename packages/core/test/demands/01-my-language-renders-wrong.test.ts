import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten, registerFontsource } from '../../src/index.ts'
import { findInk } from './ink.ts'

const PACKAGES = [
  'noto-sans',
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-devanagari',
  'noto-sans-bengali',
  'noto-sans-tamil',
  'noto-sans-thai',
  'noto-sans-khmer',
  'noto-sans-jp',
]
const platen = createPlaten({
  fonts: PACKAGES.map((name) => registerFontsource(`@fontsource/${name}`, import.meta.url)),
  network: false,
})
afterAll(() => platen.close())

const draw = async (text: string, style: object = {}) => {
  const { bytes, receipt } = await platen.render({
    canvas: { width: 300, height: 60, background: '#fff' },
    defaults: {
      fontFamily: [
        'Noto Sans',
        'Noto Sans Arabic',
        'Noto Sans Hebrew',
        'Noto Sans Devanagari',
        'Noto Sans Bengali',
        'Noto Sans Tamil',
        'Noto Sans Thai',
        'Noto Sans Khmer',
        'Noto Sans JP',
      ],
    },
    layers: [{ kind: 'text', x: 0, y: 0, width: 300, fontSize: 24, text, ...style }],
  })
  return { receipt, ink: await findInk(bytes) }
}
const widthOf = async (text: string) => {
  const { ink } = await draw(text)
  return ink.right - ink.left
}

/** A letter by itself, though it would join its neighbours. */
const ALONE = '\u200c'

describe('letters take the shapes that their neighbours ask for', () => {
  test.each([
    ['Arabic letters join', 'سلام', [...'سلام'].join(ALONE)],
    ['Devanagari consonants merge', 'क्ष', `क्${ALONE}ष`],
    ['Bengali consonants merge', 'ক্ষ', `ক্${ALONE}ষ`],
  ])('%s', async (_why, joined, apart) => {
    expect(await widthOf(joined)).toBeLessThan(await widthOf(apart))
  })

  test.each([
    ['a Devanagari vowel sign stands before its consonant', 'कि', 'क'],
    ['a Tamil vowel sign stands on both sides', 'கொ', 'க'],
    ['a Khmer vowel sign stands before its consonant', 'កេ', 'ក'],
  ])('%s', async (_why, syllable, consonant) => {
    expect(await widthOf(syllable)).toBeGreaterThan(await widthOf(consonant))
    expect((await draw(syllable)).receipt.missing).toEqual([])
  })

  test('Thai marks stand above their letter and take no room beside it', async () => {
    const [bare, marked] = [(await draw('กก')).ink, (await draw('กี่กี่')).ink]
    expect(Math.abs(marked.right - bare.right)).toBeLessThanOrEqual(2)
    expect(marked.top).toBeLessThan(bare.top)
  })
})

describe('lines run in the direction of their script', () => {
  test('Hebrew and Arabic begin at the right, without being told', async () => {
    for (const text of ['שלום', 'سلام']) expect((await draw(text)).ink.right).toBeGreaterThan(290)
    expect((await draw('Peace')).ink.left).toBeLessThan(10)
  })

  test('the order of the letters is not reversed: a mark at the end of a Hebrew line is at its left', async () => {
    const [plain, ended] = [(await draw('שלום')).ink, (await draw('שלום!')).ink]
    expect(ended.right).toBe(plain.right)
    expect(ended.left).toBeLessThan(plain.left)
  })

  test('a direction can be forced', async () => {
    expect((await draw('Peace', { direction: 'rtl' })).ink.right).toBeGreaterThan(290)
  })
})

test('languages without spaces break into lines, and no letter is lost', async () => {
  for (const text of [
    'ภาษาไทยเขียนติดกันโดยไม่มีช่องว่างระหว่างคำ',
    '这是一个没有空格的很长的标题吗',
    'សួស្តីពិភពលោកទាំងអស់គ្នា',
  ]) {
    const { receipt } = await draw(text, { width: 120, fontSize: 18 })
    expect(receipt.layers[0]?.text?.lines).toBeGreaterThan(1)
    expect(receipt.layers[0]?.text?.clamped).toBe(false)
    expect(receipt.layers[0]?.text?.overflows).toBe(false)
  }
})
