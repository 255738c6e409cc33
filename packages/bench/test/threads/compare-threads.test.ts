import { expect, test } from 'vitest'
import { ENCODINGS } from '../../src/engines/encoding.ts'
import { compareThreads } from '../../src/threads/compare-threads.ts'
import { createContestants } from '../../src/threads/contestants.ts'

test('contestants take turns, forth and back, and the first round of a format counts for nothing', async () => {
  const turns: string[] = []
  const contestants = ['A', 'B'].map((name) => ({
    name,
    render: async () => {
      if (turns.at(-1) !== name) turns.push(name)
      return new Uint8Array(1)
    },
    close: async () => undefined,
  }))
  const options = { formats: ['png', 'webp'] as const, rounds: 2, budgetMs: 0, atOnce: 2 }
  const comparisons = await compareThreads(contestants, options)
  expect(turns.join('')).toBe('ABABABAB')
  expect(comparisons.map(({ format, name }) => `${format} ${name}`)).toEqual([
    'png A',
    'png B',
    'webp A',
    'webp B',
  ])
  expect(comparisons[0]?.ratio).toBe(1)
})

test('every contestant draws the card in full', async () => {
  const contestants = await createContestants()
  const content = { texts: { title: 'Title', subtitle: 'Words', footer: 'End' } }
  for (const { name, render, close } of contestants) {
    const png = Buffer.from(await render(content, ENCODINGS.png))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)], name).toEqual([1200, 630])
    await close()
  }
})
