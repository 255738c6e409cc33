import { describe, expect, test } from 'vitest'
import type { GlyphsCommand } from '../../src/paint/display-list.ts'
import type { GlyphRun } from '../../src/text/paragraph.ts'
import { listOf, textBox } from './sample-boxes.ts'
import { squareFace } from './square-face.ts'

const BOX = { x: 0, y: 0, width: 300, height: 50 }

/** One line of `text` whose runs are the given clusters, each glyph 10 px wide. */
function glyphsOf(text: string, ...runs: readonly Partial<GlyphRun>[]): readonly GlyphsCommand[] {
  const box = textBox(BOX, text)
  const [line] = box.paragraph.lines
  const [model] = line?.runs ?? []
  if (line === undefined || model === undefined) throw new Error('no text')
  const made = runs.map((run) => {
    const count = run.clusters?.length ?? 0
    const xs = Float32Array.from({ length: count }, (_, index) => 10 * index)
    return {
      ...model,
      xs,
      ys: new Float32Array(count),
      glyphIds: new Uint32Array(count).fill(1),
      ...run,
    }
  })
  const lines = [{ ...line, runs: made }]
  const { commands } = listOf([{ ...box, paragraph: { ...box.paragraph, lines } }])
  return commands.filter((command) => command.kind === 'glyphs')
}

describe('the glyph runs of a line', () => {
  test.each([
    ['one run', 'abc', [[0, 1, 2]], ['abc'], [[0, 1, 2]]],
    [
      'two runs, each ends where the next begins',
      'abcd',
      [
        [0, 1],
        [2, 3],
      ],
      ['ab', 'cd'],
      [
        [0, 1],
        [0, 1],
      ],
    ],
    ['a ligature takes all its letters', 'ffi!', [[0, 3]], ['ffi!'], [[0, 3]]],
    ['the last cluster may be long', 'affi', [[0, 1]], ['affi'], [[0, 1]]],
    [
      'a right-to-left run, whose clusters fall',
      'abcd',
      [
        [1, 0],
        [2, 3],
      ],
      ['ab', 'cd'],
      [
        [1, 0],
        [0, 1],
      ],
    ],
    [
      'runs in visual order, not in that of the text',
      'abcd',
      [
        [3, 2],
        [0, 1],
      ],
      ['cd', 'ab'],
      [
        [1, 0],
        [0, 1],
      ],
    ],
  ])('know the characters that they draw: %s', (_why, text, clusters, texts, counted) => {
    const commands = glyphsOf(text, ...clusters.map((run) => ({ clusters: Uint32Array.from(run) })))
    expect(commands.map((command) => command.text)).toEqual(texts)
    expect(commands.map((command) => [...command.clusters])).toEqual(counted)
  })

  test('are bounded by their ink, marks off the line included', () => {
    const [command] = glyphsOf('ab', {
      clusters: Uint32Array.of(0, 1),
      ys: Float32Array.of(0, -20),
    })
    // Blocks from 8 px over to 2 px under their origins, the second 20 px higher; baseline at 9 px.
    expect(command?.bounds.y).toBe(0)
    expect((command?.bounds.y ?? 0) + (command?.bounds.height ?? 0)).toBeCloseTo(11, 4)
    expect(command?.bounds.x).toBeCloseTo(1, 4)
  })

  test('a glyph is measured once for each face, not for each page', () => {
    let asked = 0
    const square = squareFace()
    const face = squareFace({
      digest: 'counting',
      outline: (glyphId) => {
        asked += 1
        return square.outline(glyphId)
      },
    })
    for (let page = 0; page < 3; page++)
      glyphsOf('abc', { face, clusters: Uint32Array.of(0, 1, 2) })
    expect(asked).toBe(1)
  })
})
