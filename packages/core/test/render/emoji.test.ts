import { emojiFont } from '@platen/emoji'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { createPlaten } from '../../src/index.ts'
import type { TextProperties } from '../../src/model/layers/text.ts'
import { assertSound, extractText, HAS_PDF_PROGRAMS } from '../encode/pdf/pdf-programs.ts'
import { bitmapFont, layeredFont, plainFont } from '../text/color-glyph/color-font.ts'

const platen = createPlaten({ network: false, fonts: [emojiFont()] })
const bare = createPlaten({ network: false })
afterAll(() => Promise.all([platen.close(), bare.close()]))

const cardOf = (text: string, properties: TextProperties = {}) => ({
  canvas: { width: 200, height: 40, background: '#fff' },
  layers: [{ kind: 'text', name: 'title', x: 4, y: 4, width: 190, text, ...properties } as const],
})
const textOf = async (text: string, properties?: TextProperties) =>
  (await platen.render(cardOf(text, properties))).receipt.layers[0]?.text

describe('emoji', () => {
  test('are drawn by the font that has them in colour, and nothing is missing', async () => {
    expect(await textOf('Hi 😀')).toMatchObject({
      fonts: ['Inter', 'Noto Color Emoji'],
      missing: [],
    })
    const { receipt } = await bare.render(cardOf('Hi 😀'))
    expect(receipt.missing).toEqual(['U+1F600'])
  })

  test('that no font has as one are drawn in parts, which the receipt tells', async () => {
    expect(await textOf('👩‍🚀 👩\u200d🦖')).toMatchObject({
      partedEmoji: ['U+1F469 U+200D U+1F996'],
    })
    const { receipt } = await platen.render(cardOf('👩\u200d🦖'))
    expect(receipt.warnings).toEqual([
      'No font draws U+1F469 U+200D U+1F996 of layer "title" as one emoji; its parts stand side by side.',
    ])
    expect(await textOf('👩‍🚀 🇩🇪 👍🏽 1️⃣ 🏳️‍🌈')).not.toHaveProperty('partedEmoji')
  })

  test('take their place in right-to-left lines whole', async () => {
    expect(await textOf('‏👨‍👩‍👧‍👦🇩🇪', { direction: 'rtl' })).not.toHaveProperty('partedEmoji')
  })

  test('are left out on demand, and then no font is read for them', async () => {
    const load = vi.fn(async () => plainFont())
    const lazy = createPlaten({
      network: false,
      fonts: [{ ...emojiFont(), path: undefined, load }],
    })
    const without = await lazy.render(cardOf('a b'))
    const dropped = await lazy.render(cardOf('a 😀 b', { emoji: 'drop' }))
    await lazy.close()
    expect(dropped.bytes).toEqual(without.bytes)
    expect(load).not.toHaveBeenCalled()
  })

  test('follow the defaults of the template, and an order', async () => {
    const card = { ...cardOf('a 😀 b'), defaults: { emoji: 'drop' } } as const
    const [byDefault, byLayer] = await Promise.all([
      platen.render(card),
      platen.render(cardOf('a 😀 b', { emoji: 'drop' })),
    ])
    expect(byDefault.bytes).toEqual(byLayer.bytes)
  })

  test('may be text only where a font without colours has them', async () => {
    const layers = [{ glyphId: 2, color: 0 }]
    const fonts = [
      { family: 'Colour', weight: 400, style: 'normal', bytes: layeredFont(layers, 0x231a) },
      { family: 'Plain', weight: 400, style: 'normal', bytes: plainFont(0x231a) },
    ] as const
    const both = createPlaten({ network: false, fonts })
    const familyOf = async (text: string, properties?: TextProperties) =>
      (await both.render(cardOf(text, properties))).receipt.layers[0]?.text?.fonts
    expect(await familyOf('⌚')).toEqual(['Colour'])
    expect(await familyOf('⌚\ufe0e')).toEqual(['Plain'])
    expect(await familyOf('⌚', { emoji: 'mono' })).toEqual(['Plain'])
    expect(await familyOf('⌚', { fontFamily: 'Plain' })).toEqual(['Colour'])
    await both.close()
  })

  test('are refused by name when the policy is none', async () => {
    await expect(platen.render(cardOf('a', { emoji: 'color' as never }))).rejects.toMatchObject({
      pointer: '/layers/0/emoji',
    })
  })
})

describe('colours of glyphs', () => {
  test('stay those of the font, but for its alpha and its foreground', async () => {
    const layers = [
      { glyphId: 2, color: 0 },
      { glyphId: 3, color: 0xffff },
    ]
    const own = createPlaten({
      network: false,
      fonts: [{ family: 'Own', weight: 400, style: 'normal', bytes: layeredFont(layers) }],
    })
    const bytesOf = async (properties: TextProperties) =>
      (await own.render(cardOf('A', { fontFamily: 'Own', ...properties }))).bytes
    const [black, blue, faint, outlined] = await Promise.all([
      bytesOf({}),
      bytesOf({ fill: '#00f' }),
      bytesOf({ fill: '#0008' }),
      bytesOf({ stroke: { width: 4, fill: '#0f0' } }),
    ])
    await own.close()
    expect(blue).not.toEqual(black)
    expect(faint).not.toEqual(black)
    expect(outlined).toEqual(black)
  })
})

describe.skipIf(!HAS_PDF_PROGRAMS)(
  'emoji in a PDF (not run where Poppler is not installed)',
  () => {
    test.each<[why: string, text: string]>([
      ['one stands for itself', 'Hi 😀 there'],
      ['a family is one', 'The 👨‍👩‍👧‍👦 family'],
      ['flags, keycaps and tones', '🇩🇪 🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣ 👍🏽'],
      ['in parts', 'a 👩\u200d🦖 b'],
    ])('are text that can be found and copied: %s', async (_why, text) => {
      const { bytes } = await platen.render(cardOf(text), { format: 'pdf' })
      assertSound(bytes)
      expect(extractText(bytes).replace(/\s+/g, ' ').trim()).toBe(text)
    })

    test('are also where the font has bitmaps alone', async () => {
      const own = createPlaten({
        network: false,
        fonts: [{ family: 'Own', weight: 400, style: 'normal', bytes: bitmapFont() }],
      })
      const { bytes } = await own.render(cardOf('AA', { fontFamily: 'Own' }), { format: 'pdf' })
      await own.close()
      expect(extractText(bytes).trim()).toBe('AA')
    })

    test('are written once each', async () => {
      const size = async (text: string) =>
        (await platen.render(cardOf(text), { format: 'pdf' })).bytes.length
      expect(await size('🦚🦚🦚🦚')).toBeLessThan((await size('🦚')) + 500)
    })
  },
)

test('an SVG defines each emoji once', async () => {
  const svg = async (text: string) =>
    Buffer.from((await platen.render(cardOf(text), { format: 'svg' })).bytes).length
  expect(await svg('🦚🦚🦚🦚')).toBeLessThan((await svg('🦚')) + 300)
})
