import type { Platen } from '@platen/core'
import { median } from '../compare/median.ts'
import type { ScalingCase } from './scaling-cases.ts'

export interface ScalingPoint {
  readonly name: string
  readonly unit: string
  readonly amount: number
  readonly medianMs: number
  /** Time per unit at this point divided by that at the case's first: 1 is a straight line. */
  readonly slope: number
}

const RUNS = 5

/** Measures each point of each case; the runs of a case are interleaved over its points. */
export async function measureScaling(
  platen: Platen,
  cases: readonly ScalingCase[],
): Promise<readonly ScalingPoint[]> {
  const found: ScalingPoint[] = []
  for (const { name, unit, points } of cases) {
    const times = points.map((): number[] => [])
    for (let run = 0; run <= RUNS; run++) {
      for (const [index, { template }] of points.entries()) {
        const started = performance.now()
        await platen.render(template)
        // The first round warms up.
        if (run > 0) times[index]?.push(performance.now() - started)
      }
    }
    const perUnit = points.map(({ amount }, index) => median(times[index] ?? []) / amount)
    for (const [index, { amount }] of points.entries()) {
      const slope = (perUnit[index] ?? Number.NaN) / (perUnit[0] ?? Number.NaN)
      found.push({ name, unit, amount, medianMs: median(times[index] ?? []), slope })
    }
  }
  return found
}

export function formatScalingTable(points: readonly ScalingPoint[]): string {
  const rows = points.map(
    ({ name, unit, amount, medianMs, slope }) =>
      `| ${name} | ${amount} ${unit} | ${medianMs.toFixed(1)} | ${slope.toFixed(2)} |`,
  )
  return [
    '| what grows | to | median ms | time per unit, first = 1 |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}
