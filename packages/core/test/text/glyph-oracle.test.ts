import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { createFontRegistry, type FontRegistry } from '../../src/text/fonts/font-registry.ts'
import { readFontsource } from '../../src/text/fonts/read-fontsource.ts'
import { layOut, textInput } from './text-fonts.ts'

/** Recorded by `packages/testkit/src/browser-oracle/record-glyphs.ts` from what Chromium prints. */
interface Recorded {
  readonly script: string
  readonly lang: string
  readonly families: readonly string[]
  readonly text: string
  /** Left to right: the number in its file, px from the line's left edge and below its baseline. */
  readonly glyphs: readonly (readonly [id: number, x: number, y: number])[]
}

const oracle: { readonly fontSizePx: number; readonly texts: readonly Recorded[] } = JSON.parse(
  readFileSync(new URL('../oracle/glyphs.json', import.meta.url), 'utf8'),
)

const TOLERANCE_PX = 1

/** Texts whose glyphs differ from Chromium's, each with its reason. A mended one fails too. */
const JOINER =
  'Chromium writes no glyph for a joiner that shows nothing; ours is an empty one of no width.'
const KNOWN_MISSES: ReadonlyMap<string, string> = new Map([
  ['क्\u200dष क्\u200cष', JOINER],
  ['উৎসব র\u200d্যাব', JOINER],
])

describe('glyphs are those of Chromium, in its order and in its places to a px', () => {
  let registry: FontRegistry
  beforeAll(() => {
    registry = createFontRegistry()
    for (const family of new Set(oracle.texts.flatMap(({ families }) => families))) {
      const name = `@fontsource/${family.toLowerCase().replaceAll(' ', '-')}`
      for (const source of readFontsource(name, import.meta.url)) registry.register(source)
    }
  })

  test('the record holds 100 texts or more of 16 scripts', () => {
    expect(oracle.texts.length - KNOWN_MISSES.size).toBeGreaterThanOrEqual(100)
    expect(new Set(oracle.texts.map(({ script }) => script)).size).toBe(16)
  })

  test.each(oracle.texts.map((recorded) => [recorded.script, recorded.text, recorded] as const))(
    '%s: %s',
    async (_script, text, { lang, families, glyphs }) => {
      const span = { fontFamilies: families, fontSizePx: oracle.fontSizePx }
      const paragraph = await layOut(textInput(text, { span, style: { lang } }), registry)
      const [line] = paragraph.lines
      const drawn = (line?.runs ?? []).flatMap(({ glyphIds, xs, ys }) =>
        Array.from(glyphIds, (id, index) => [id, xs[index] ?? 0, ys[index] ?? 0] as const),
      )
      const agrees =
        drawn.length === glyphs.length &&
        drawn.every(([id, x, y], index) => {
          const [otherId, otherX, otherY] = glyphs[index] ?? [-1, 0, 0]
          const isNear = Math.hypot(x - otherX, y - otherY) <= TOLERANCE_PX
          return id === otherId && isNear
        })
      if (KNOWN_MISSES.has(text)) expect(agrees).toBe(false)
      else if (!agrees) expect(drawn.map(([id, x, y]) => [id, round(x), round(y)])).toEqual(glyphs)
    },
  )
})

function round(value: number): number {
  return Math.round(value * 100) / 100
}
