import { expect, test } from 'vitest'
import { createContentBuilder } from '../../src/card/card-content.ts'
import type { Contestant } from '../../src/compare/contestant.ts'
import { doWork } from '../../src/compare/do-work.ts'
import { matchQuality } from '../../src/compare/match-quality.ts'
import { summariseRounds } from '../../src/compare/summarise-rounds.ts'
import type { WorkResult } from '../../src/compare/worker-message.ts'
import { ENCODINGS } from '../../src/engines/encoding.ts'

test('as many renders are under way as were asked for, and no content comes twice', async () => {
  const titles: string[] = []
  let [underWay, most] = [0, 0]
  const engine = {
    render: async ({ texts }: { readonly texts: { readonly title: string } }) => {
      titles.push(texts.title)
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise(setImmediate)
      underWay -= 1
      return new Uint8Array(7)
    },
  }
  const order = { encoding: ENCODINGS.png, from: 5, atOnce: 3, least: 10, budgetMs: 0 }
  const result = await doWork(engine, createContentBuilder('photo'), order)
  expect(most).toBe(3)
  expect(new Set(titles).size).toBe(10)
  expect(result.bytes).toEqual(Array(10).fill(7))
})

test.each([
  ['the quality whose file is as large', 500, 50],
  ['the highest below, where none is as large', 509, 50],
  ['the lowest, where all are too large', 1, 1],
  ['the highest, where all are small enough', 5_000, 100],
])('equal bytes: %s', async (_why, bytes, quality) => {
  const contestant: Contestant = {
    name: '@takumi-rs/core',
    pid: 0,
    close: async () => undefined,
    work: async ({ encoding }) =>
      toResult([1], encoding.format === 'png' ? 0 : encoding.quality * 10),
  }
  expect(await matchQuality(contestant, bytes)).toMatchObject({ format: 'webp', quality })
})

test('ratios are paired by round, times are of all rounds', () => {
  const round = (ours: number, theirs: number) => [
    { engine: 'platen' as const, encoding: ENCODINGS.jpeg, result: toResult([ours], 100) },
    { engine: 'Chromium' as const, encoding: ENCODINGS.jpeg, result: toResult([theirs], 300) },
  ]
  const what = { card: 'photo', format: 'jpeg', atOnce: 1 } as const
  const [, theirs] = summariseRounds(what, [round(1, 10), round(10, 100), round(2, 24)])
  expect(theirs).toMatchObject({
    engine: 'Chromium',
    renders: 3,
    medianMs: 24,
    medianBytes: 300,
    quality: 90,
    ratio: { median: 10, low: 10, high: 12 },
  })
})

function toResult(timesMs: readonly number[], bytes: number): WorkResult {
  return { timesMs, bytes: timesMs.map(() => bytes), elapsedMs: 1, cpuMs: 1 }
}
