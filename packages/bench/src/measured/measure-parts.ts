import { availableParallelism } from 'node:os'
import { createPlaten } from '@platen/core'
import type { CardName } from '../card/card.ts'
import { measureColdStarts } from '../cold-start/measure-cold-starts.ts'
import { compareEngines } from '../compare/compare-engines.ts'
import { BENCH_FORMATS, type BenchFormat } from '../engines/encoding.ts'
import type { EngineName } from '../engines/engines.ts'
import { runGuardTest } from '../guard/run-guard-test.ts'
import { measureMemory } from '../memory/measure-memory.ts'
import { measureScaling } from '../scaling/measure-scaling.ts'
import { createScalingCases } from '../scaling/scaling-cases.ts'
import { measureSettings } from '../settings/measure-settings.ts'
import { measureStages } from '../stages/measure-stages.ts'
import { compareThreads } from '../threads/compare-threads.ts'
import { createContestants } from '../threads/contestants.ts'
import type { Part } from './part.ts'
import type { Results } from './results.ts'

export interface MeasurePlan {
  readonly engines: readonly EngineName[]
  readonly cards: readonly CardName[]
  readonly formats: readonly BenchFormat[]
  /** Shorter runs, for a look while something changes: their figures are coarse. */
  readonly isQuick: boolean
}

/** How each part is measured. */
export const MEASURES = {
  comparisons: ({ engines, cards, formats, isQuick }) =>
    compareEngines({
      engines,
      cards: cards.map((card) => ({
        card,
        formats: CARD_FORMATS[card].filter((format) => formats.includes(format)),
      })),
      atOnce: {
        png: [1, 4],
        jpeg: isQuick ? [1] : [1, 4],
        webp: [1],
        'webp equal': [1],
      },
      rounds: isQuick ? 3 : 5,
      budgetMs: isQuick ? 120 : 200,
      least: 2,
      // V8 goes on compiling for a second or two; engines in native code lose nothing by it.
      warmUp: { least: 2, budgetMs: isQuick ? 400 : 2_000 },
    }),
  coldStarts: ({ engines, cards, isQuick }) =>
    measureColdStarts({
      engines: engines.filter((name) => name !== 'encoder alone'),
      cards: cards.filter((card) => card !== 'new photos'),
      rounds: isQuick ? 3 : 7,
    }),
  memory: ({ engines, isQuick }) =>
    measureMemory(
      Object.fromEntries(
        engines.flatMap((name) =>
          name === 'encoder alone' ? [] : [[name, isQuick ? 50 : RENDERS_BEFORE_MEMORY[name]]],
        ),
      ),
    ),
  throughput: async ({ formats, isQuick }) => {
    const contestants = await createContestants()
    const comparisons = await compareThreads(contestants, {
      formats: (['png', 'jpeg', 'webp'] as const).filter((format) => formats.includes(format)),
      rounds: isQuick ? 2 : 5,
      budgetMs: isQuick ? 300 : 500,
      atOnce: 4 * availableParallelism(),
    })
    await Promise.all(contestants.map((contestant) => contestant.close()))
    return comparisons
  },
  settings: ({ isQuick }) => measureSettings(isQuick ? 10 : 60),
  stages: ({ isQuick }) => measureStages(isQuick ? 40 : 150),
  scaling: async ({ isQuick }) => {
    // Without caches of painted and compressed pages, which would hide how painting grows.
    const platen = createPlaten({ caches: { pages: 0, png: 0 }, pool: false })
    const scaling = await measureScaling(platen, await createScalingCases(), isQuick ? 3 : 9)
    await platen.close()
    return scaling
  },
  guard: () => runGuardTest(),
} as const satisfies { readonly [Name in Part]: (plan: MeasurePlan) => Promise<Results[Name]> }

/** Encoders see pixels alone, so that one card is enough to compare them in all ways. */
const CARD_FORMATS: Readonly<Record<CardName, readonly BenchFormat[]>> = {
  photo: BENCH_FORMATS,
  gradient: ['png', 'jpeg', 'webp'],
  'new photos': ['png', 'jpeg'],
}

/** A thousand, where they do not take minutes. */
const RENDERS_BEFORE_MEMORY = {
  platen: 1_000,
  '@takumi-rs/core': 1_000,
  'satori + resvg-js': 1_000,
  '@vercel/og': 100,
  '@napi-rs/canvas': 100,
  Chromium: 100,
} as const satisfies Record<Exclude<EngineName, 'encoder alone'>, number>
