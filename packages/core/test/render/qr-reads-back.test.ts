import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten } from '../../src/index.ts'
import type { QrLayer, QrLevel, QrModules } from '../../src/model/layers/qr.ts'
import { FUZZ_TIMEOUT_MS, fuzzRuns } from './fuzz-runs.ts'
import { readCodes } from './read-codes.ts'
import { DRAWING, PICTURES, toSvgUrl } from './sample-sources.ts'

const platen = createPlaten({ network: false })
afterAll(() => platen.close())

const LEVELS: readonly QrLevel[] = ['L', 'M', 'Q', 'H']
const MODULES: readonly QrModules[] = ['square', 'dot', 'rounded']

async function read(layer: Partial<QrLayer>, options: { side?: number; scale?: number } = {}) {
  const { side = 200, scale = 1 } = options
  const { bytes } = await platen.render(
    {
      canvas: { width: Math.ceil(side) + 40, height: Math.ceil(side) + 40, background: '#fff' },
      layers: [{ kind: 'qr', x: 20, y: 20, width: side, height: side, ...layer }],
    },
    { scale },
  )
  return readCodes(bytes)
}

describe('a QR code reads back as its data', () => {
  test.each([
    ['digits', '0123456789'],
    ['capitals', 'HTTPS://EXAMPLE.COM/A-B'],
    ['an address', 'https://example.com/tickets/4711?seat=12&row=b'],
    ['other scripts', 'Zażółć gęślą jaźń — 漢字 русский العربية'],
    ['emoji', '🎈👩‍👩‍👧 party'],
    ['control bytes', 'a\u0001b\u001f\tc\r\nd\u007f'],
    ['braces, which only a template fills', 'BEGIN:VCARD\nN:{{Doe;John}\nEND:VCARD'],
  ])('%s', async (_why, data) => {
    const [found] = await read({ data })
    expect(found).toEqual({ format: 'QRCode', text: data.replace('{{', '{') })
  })

  test.each(LEVELS.flatMap((level) => MODULES.map((modules) => [level, modules] as const)))(
    'level %s, %s, at its least size',
    async (level, modules) => {
      const data = 'https://example.com/a'
      const perModule = { square: 1, rounded: 2, dot: 4 }[modules]
      const side = (await countModules(data, level)) * perModule
      const [found] = await read({ data, level, modules }, { side })
      expect(found?.text).toBe(data)
    },
  )

  test.each([4, 6, 8, 9, 10, 11, 11.3, 12, 14, 16, 20])(
    'dots, at %d px for each',
    async (perModule) => {
      for (const [data, level] of [
        ['http://aaaa.aaa', 'M'],
        ['hello', 'L'],
      ] as const) {
        const side = (await countModules(data, level)) * perModule
        const [found] = await read({ data, level, modules: 'dot' }, { side })
        expect(found?.text).toBe(data)
      }
    },
  )

  test.each([
    ['a raster logo', { src: PICTURES.png }],
    ['a large one', { src: PICTURES.png, size: 0.25 }],
    ['a drawing', { src: toSvgUrl(DRAWING), size: 0.3 }],
  ])('under %s', async (_why, logo) => {
    const data = 'https://example.com/tickets/4711?seat=12&row=b'
    for (const modules of MODULES) {
      const [found] = await read({ data, logo, modules }, { side: 240 })
      expect(found?.text).toBe(data)
    }
  })

  test(
    'whatever its data, level, style, colours, size, turn and scale',
    async () => {
      const layer = fc.record({
        data: fc.oneof(
          fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
          fc.string({ minLength: 1, maxLength: 100 }),
          fc.webUrl(),
        ),
        level: fc.constantFrom(...LEVELS),
        modules: fc.constantFrom(...MODULES),
        fill: fc.constantFrom('#000', '#1e3a8a', '#7f1d1d', 'rgb(0 60 40)'),
        background: fc.constantFrom('#fff', '#fef3c7', '#dbeafe'),
        rotate: fc.constantFrom(0, 90, 180, 270, 12, -37),
      })
      const place = fc.record({
        perModule: fc.double({ min: 4, max: 6, noNaN: true }),
        scale: fc.constantFrom(1, 1.5, 2),
      })
      await fc.assert(
        fc.asyncProperty(layer, place, async (given, { perModule, scale }) => {
          const data = given.data.replaceAll('{', '{{')
          const modules = await countModules(data, given.level)
          // Tilted dots must be larger, or they are refused.
          const more = given.modules === 'dot' && given.rotate % 90 !== 0 ? 2 : 0
          const side = modules * (perModule + more)
          const found = await read({ ...given, data }, { side, scale })
          expect(found.map(({ text }) => text)).toEqual([given.data])
        }),
        { numRuns: fuzzRuns(12) },
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  test(
    'with the largest logo that is not refused, at every level',
    async () => {
      const logo = fc.record({ size: fc.double({ min: 0.05, max: 0.5, noNaN: true }) })
      const layer = fc.record({
        data: fc.string({ minLength: 1, maxLength: 300 }),
        level: fc.constantFrom(...LEVELS),
      })
      await fc.assert(
        fc.asyncProperty(logo, layer, async ({ size }, given) => {
          const data = given.data.replaceAll('{', '{{')
          const logo = { src: PICTURES.png, size }
          const found = await read({ ...given, data, logo }, { side: 500 }).catch((error) => error)
          if (!Array.isArray(found)) expect(found).toMatchObject({ code: 'qr_logo_too_large' })
          else expect(found.map(({ text }) => text)).toEqual([given.data])
        }),
        { numRuns: fuzzRuns(12) },
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})

describe('a QR code too small to be read is refused', () => {
  test.each([
    ['a px', { data: 'A' }, { side: 1 }, 'is 1 px large; at a scale of 1 it must be 29 px'],
    ['half a px a module', { data: 'A' }, { side: 28, scale: 0.5 }, 'must be 58 px'],
    ['dots', { data: 'A', modules: 'dot' }, { side: 60 }, 'must be 116 px'],
    ['tilted dots', { data: 'A', modules: 'dot', rotate: 10 }, { side: 160 }, 'must be 174 px'],
    ['tilted', { data: 'A', rotate: 10 }, { side: 60 }, 'must be 87 px'],
  ] as const)('%s', async (_why, layer, options, words) => {
    await expect(read(layer, options)).rejects.toMatchObject({
      code: 'qr_too_small',
      message: expect.stringContaining(words),
    })
  })
})

/** Modules a side, quiet zone included: a code without a size has 4 px for each. */
async function countModules(data: string, level: QrLevel): Promise<number> {
  const receipt = await platen.validate({
    canvas: { width: 1, height: 1 },
    layers: [{ kind: 'qr', data, level }],
  })
  return (receipt.layers[0]?.box.width ?? 0) / 4
}
