import { expect, test } from 'vitest'
import { runSoak } from '../../src/soak/run-soak.ts'

test('a soak draws orders of all its templates and measures after every few', async () => {
  const seen: number[] = []
  const { samples } = await runSoak({
    renders: 60,
    templates: 20,
    every: 20,
    onSample: ({ renders }) => seen.push(renders),
  })
  expect(seen).toEqual([20, 40, 60])
  expect(
    samples.every(({ usedBytes, rssBytes }) => usedBytes > 0 && rssBytes > usedBytes / 2),
  ).toBe(true)
}, 60_000)
