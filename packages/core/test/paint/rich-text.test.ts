import { describe, expect, test } from 'vitest'
import type { ResolvedSpan, ResolvedText } from '../../src/overrides/resolved-template.ts'
import { spansOf } from '../../src/overrides/spans-of.ts'
import type { Paragraph } from '../../src/text/paragraph.ts'
import { dumpCommands } from './dump-commands.ts'
import { BLUE, listOf, RED, solid, textBox } from './sample-boxes.ts'

const BOX = { x: 0, y: 0, width: 100, height: 50 }

/** A line of blocks, one run of `text.length` blocks for each span. */
function richBox(
  spans: readonly (Partial<ResolvedSpan> & { readonly text: string })[],
  changes: Partial<ResolvedText> = {},
) {
  const text = spans.map((span) => span.text).join('')
  const box = textBox(BOX, text, changes)
  const [plain] = spansOf(box.layer)
  if (plain === undefined) throw new Error('A text has no span.')
  const layer = { ...box.layer, spans: spans.map((span) => ({ ...plain, ...span })) }
  return {
    ...box,
    layer,
    paragraph: cutRuns(
      box.paragraph,
      spans.map((span) => span.text.length),
    ),
  }
}

function cutRuns(paragraph: Paragraph, lengths: readonly number[]): Paragraph {
  const lines = paragraph.lines.map((line) => {
    const [run] = line.runs
    if (run === undefined) return line
    let start = 0
    const runs = lengths.map((length, span) => {
      const from = start
      start += length
      return {
        ...run,
        span,
        xPx: from * run.fontSizePx,
        widthPx: length * run.fontSizePx,
        glyphIds: run.glyphIds.slice(from, start),
        xs: run.xs.slice(from, start),
        ys: run.ys.slice(from, start),
        clusters: run.clusters.slice(from, start),
      }
    })
    return { ...line, runs }
  })
  return { ...paragraph, lines }
}

const dump = (box: ReturnType<typeof richBox>) => dumpCommands(listOf([box]).commands)

describe('spans', () => {
  test('are drawn each in its own colour', () => {
    expect(dump(richBox([{ text: 'AB' }, { text: 'C', fill: solid(BLUE) }]))).toEqual([
      'glyphs "AB" rgba(255 0 0 1)',
      'glyphs "C" rgba(0 0 255 1)',
    ])
  })

  test('of a gradient share the box of the layer', () => {
    const stops = [
      { at: 0, color: RED },
      { at: 1, color: BLUE },
    ]
    const fill = { type: 'linear', angleDeg: 90, stops } as const
    const { commands } = listOf([richBox([{ text: 'A' }, { text: 'B', fill }])])
    expect(commands[1]).toMatchObject({ paint: { type: 'linear', x1: 0, x2: 100 } })
  })

  test('without ink are left out, their shadow is not', () => {
    const hidden = solid({ ...RED, a: 0 })
    const shadows = [{ x: 3, y: 4, blur: 0, spread: 0, inset: false, color: BLUE }]
    const box = richBox([{ text: 'A' }, { text: 'B', fill: hidden }], { shadows })
    expect(dump(box)).toEqual(['shadow 3 4 blur 0', 'glyphs "A" rgba(255 0 0 1)'])
    const [shadow] = listOf([box]).commands
    expect(shadow?.kind === 'shadow' && shadow.casters.length).toBe(2)
  })

  test('know where they lead', () => {
    const { commands } = listOf([richBox([{ text: 'A' }, { text: 'B', link: 'https://a.b' }])])
    expect(commands.map((command) => command.kind === 'glyphs' && command.link)).toEqual([
      undefined,
      'https://a.b',
    ])
  })

  test.each<[why: string, spans: Parameters<typeof richBox>[0], bars: readonly string[]]>([
    [
      'only what is decorated',
      [{ text: 'AB' }, { text: 'CD', decoration: 'underline' }, { text: 'E' }],
      ['fill 20,10,20,1 rgba(255 0 0 1)'],
    ],
    [
      'neighbours alike share one bar',
      [
        { text: 'AB', decoration: 'underline' },
        { text: 'CD', decoration: 'underline' },
      ],
      ['fill 0,10,40,1 rgba(255 0 0 1)'],
    ],
    [
      'another colour starts another bar',
      [
        { text: 'A', decoration: 'underline' },
        { text: 'B', decoration: 'underline', fill: solid(BLUE) },
      ],
      ['fill 0,10,10,1 rgba(255 0 0 1)', 'fill 10,10,10,1 rgba(0 0 255 1)'],
    ],
    [
      'a line through lies over the letters',
      [
        { text: 'A', decoration: 'line-through' },
        { text: 'B', decoration: 'underline' },
      ],
      ['fill 10,10,10,1 rgba(255 0 0 1)', 'fill 0,6,10,1 rgba(255 0 0 1)'],
    ],
  ])('decorations: %s', (_why, spans, bars) => {
    expect(dump(richBox(spans)).filter((line) => line.startsWith('fill'))).toEqual(bars)
  })
})
