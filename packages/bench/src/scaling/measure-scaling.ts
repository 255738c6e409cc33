import type { Platen } from '@platen/core'
import { fitLine, type Line } from '../measure/fit-line.ts'
import { median } from '../measure/median.ts'
import type { ScalingCase } from './scaling-case.ts'

/** How the cost of PNG grows with one thing. */
export interface Scaling {
  readonly name: string
  readonly unit: string
  /** What `slope` is the cost of. */
  readonly step: number
  readonly points: readonly { readonly amount: number; readonly medianMs: number }[]
  /** Milliseconds, and milliseconds for each `step`. */
  readonly line: Line
  /** The largest point over the line through all smaller ones: 1 is on it, more is a cliff. */
  readonly largest: number
}

/** Measures each point of each case; the runs of a case are interleaved over its points. */
export async function measureScaling(
  platen: Platen,
  cases: readonly ScalingCase[],
  runs: number,
): Promise<readonly Scaling[]> {
  const found: Scaling[] = []
  for (const scalingCase of cases) {
    const times = scalingCase.points.map((): number[] => [])
    for (let run = 0; run <= runs; run++) {
      for (const [index, { template, buildLayers }] of scalingCase.points.entries()) {
        const layers = buildLayers?.(run) ?? {}
        const startedAt = performance.now()
        await platen.render(template, { layers })
        // The first round warms up.
        if (run > 0) times[index]?.push(performance.now() - startedAt)
      }
    }
    found.push(summarise(scalingCase, times.map(median)))
  }
  return found
}

function summarise({ name, unit, step, points }: ScalingCase, medians: readonly number[]): Scaling {
  const places = points.map(({ amount }, index) => ({
    x: amount / step,
    y: medians[index] ?? Number.NaN,
  }))
  const { base, slope } = fitLine(places.slice(0, -1))
  const last = places.at(-1) ?? { x: Number.NaN, y: Number.NaN }
  return {
    name,
    unit,
    step,
    points: points.map(({ amount }, index) => ({ amount, medianMs: medians[index] ?? Number.NaN })),
    line: fitLine(places),
    largest: last.y / (base + slope * last.x),
  }
}
