import { beforeAll, describe, expect, test } from 'vitest'
import type { FontRegistry } from '../../src/text/fonts/font-registry.ts'
import { createTestRegistry, layOut, linesOf, type TextOptions, textInput } from './text-fonts.ts'

let registry: FontRegistry
beforeAll(() => {
  registry = createTestRegistry()
})

const lay = (text: string, { style, ...rest }: TextOptions) =>
  layOut(textInput(text, { ...rest, style: { overflow: 'ellipsis', ...style } }), registry)

const LONG = 'one two three four five six seven eight nine ten'

describe('clamping', () => {
  test('lines beyond the largest number are left out, and the last ends in an ellipsis', async () => {
    const paragraph = await lay(LONG, { widthPx: 120, style: { maxLines: 2 } })
    expect(paragraph).toMatchObject({ clamped: true, ellipsised: true, overflowsWidth: false })
    expect(paragraph.lines.length).toBe(2)
    expect(paragraph.lines.every(({ widthPx }) => widthPx <= 120.02)).toBe(true)
  })

  test('lines beyond the height are left out, but never the first', async () => {
    expect((await lay(LONG, { widthPx: 120, heightPx: 72 })).lines.length).toBe(3)
    expect((await lay(LONG, { widthPx: 120, heightPx: 1 })).lines.length).toBe(1)
  })

  test('clipping leaves out lines without an ellipsis; visible text ignores the height', async () => {
    const options = { widthPx: 120, heightPx: 50 }
    const clipped = await lay(LONG, { ...options, style: { overflow: 'clip' } })
    const visible = await lay(LONG, { ...options, style: { overflow: 'visible' } })
    expect(clipped).toMatchObject({ clamped: true, ellipsised: false })
    expect(clipped.lines.length).toBe(2)
    expect(visible.clamped).toBe(false)
  })

  test('what fits is left alone', async () => {
    const paragraph = await lay('short', { widthPx: 120, heightPx: 30, style: { maxLines: 1 } })
    expect(paragraph).toMatchObject({ clamped: false, ellipsised: false })
  })
})

describe('the ellipsis', () => {
  test('one cluster more would not have fitted', async () => {
    const [line] = (await lay(LONG, { widthPx: 150, style: { wrap: 'none' } })).lines
    const shown = LONG.slice(0, line?.end)
    const longer = await lay(`${LONG.slice(0, (line?.end ?? 0) + 1)}…`, { style: { wrap: 'none' } })
    expect(line?.widthPx).toBeLessThanOrEqual(150 + 1 / 64)
    expect(longer.widthPx).toBeGreaterThan(150)
    expect(LONG.startsWith(shown)).toBe(true)
  })

  test('no cluster is cut, and no space is left in front of it', async () => {
    for (let widthPx = 20; widthPx < 120; widthPx += 3) {
      const [text] = linesOf(
        await lay('e\u0301e\u0301 e\u0301e\u0301 xyz xyz', { widthPx, style: { wrap: 'none' } }),
      )
      expect(text).toMatch(/^(e\u0301|[xyz ])*$/)
      expect(text).not.toMatch(/ $/)
    }
  })

  test('it stands where reading ends', async () => {
    const options = { widthPx: 90, style: { wrap: 'none' } } as const
    const [latin] = (await lay('a long english text', options)).lines
    const [hebrew] = (await lay('טקסט ארוך מאוד בעברית', options)).lines
    const last = (line: typeof latin, edge: 'left' | 'right') =>
      edge === 'left' ? line?.runs[0]?.clusters[0] : line?.runs.at(-1)?.clusters.at(-1)
    expect(last(latin, 'right')).toBe(latin?.end)
    expect(last(hebrew, 'left')).toBe(hebrew?.end)
  })

  test('each line that is too wide for its box gets one of its own', async () => {
    const paragraph = await lay('unbreakable\nok\nunbreakable', { widthPx: 60 })
    const widths = paragraph.lines.map(({ widthPx }) => widthPx <= 60 + 1 / 64)
    expect(widths).toEqual([true, true, true])
    expect(linesOf(paragraph)[1]).toBe('ok')
  })

  test('a box that holds nothing still shows it', async () => {
    const paragraph = await lay('text', { widthPx: 1 })
    expect(linesOf(paragraph)).toEqual([''])
    expect(paragraph.lines[0]?.runs[0]?.glyphIds.length).toBe(1)
  })

  test('it may be any text, and what it lacks is reported', async () => {
    const paragraph = await lay(LONG, { widthPx: 150, style: { maxLines: 1, ellipsis: ' 👉' } })
    expect(paragraph.missing).toEqual([0x1f449])
  })
})
