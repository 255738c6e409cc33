import type { CardName } from '../card/card.ts'
import { type BenchFormat, ENCODINGS, type Encoding } from '../engines/encoding.ts'
import { type EngineName, findEngine } from '../engines/engines.ts'
import type { Comparison } from './comparison.ts'
import { type Contestant, startContestant } from './contestant.ts'
import type { EngineRound } from './engine-round.ts'
import { matchQuality, measureBytes } from './match-quality.ts'
import { summariseRounds } from './summarise-rounds.ts'

export interface ComparisonPlan {
  readonly engines: readonly EngineName[]
  readonly cards: readonly { readonly card: CardName; readonly formats: readonly BenchFormat[] }[]
  /** How many renders are under way at any time, one comparison for each. */
  readonly atOnce: Readonly<Record<BenchFormat, readonly number[]>>
  readonly rounds: number
  /** Each engine renders in each round until there were `least` and this time is over. */
  readonly budgetMs: number
  readonly least: number
  /** Before the first round of each format. */
  readonly warmUp: Pick<ComparisonPlan, 'budgetMs' | 'least'>
}

interface Turn {
  readonly contestant: Contestant
  readonly encoding: Encoding
}

/**
 * Lets one engine work at a time, in rounds A B C … C B A, so that a slow minute of the machine
 * meets all of them.
 */
export async function compareEngines(plan: ComparisonPlan): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = []
  for (const { card, formats } of plan.cards) {
    const contestants: Contestant[] = []
    try {
      for (const name of plan.engines) contestants.push(await startContestant(name, card))
      for (const format of formats) {
        console.error(`${card} card, ${format} …`)
        const turns = await listTurns(contestants, format)
        for (const atOnce of plan.atOnce[format]) {
          const rounds = await runRounds(turns, atOnce, plan)
          comparisons.push(...summariseRounds({ card, format, atOnce }, rounds))
        }
      }
    } finally {
      await Promise.all(contestants.map((contestant) => contestant.close()))
    }
  }
  return comparisons
}

/** Who takes part in a format, and with which encoding. */
async function listTurns(
  contestants: readonly Contestant[],
  format: BenchFormat,
): Promise<readonly Turn[]> {
  const able = contestants.filter(({ name }) => findEngine(name).formats.includes(format))
  const ours = able.find(({ name }) => name === 'platen')
  const encoding = ENCODINGS[format]
  if (format !== 'webp equal' || ours === undefined) {
    return able.map((contestant) => ({ contestant, encoding }))
  }
  const bytes = await measureBytes(ours, encoding)
  const turns: Turn[] = []
  for (const contestant of able) {
    const matched = contestant === ours ? encoding : await matchQuality(contestant, bytes)
    turns.push({ contestant, encoding: matched })
  }
  return turns
}

async function runRounds(
  turns: readonly Turn[],
  atOnce: number,
  plan: ComparisonPlan,
): Promise<readonly (readonly EngineRound[])[]> {
  for (const { contestant, encoding } of turns) {
    await contestant.work({ encoding, atOnce, ...plan.warmUp })
  }
  const { budgetMs } = plan
  const least = plan.least * atOnce
  const rounds: EngineRound[][] = []
  for (let round = 0; round < plan.rounds; round++) {
    const results: EngineRound[] = []
    for (const { contestant, encoding } of round % 2 === 0 ? turns : turns.toReversed()) {
      const result = await contestant.work({ encoding, atOnce, least, budgetMs })
      results.push({ engine: contestant.name, encoding, result })
    }
    rounds.push(results)
  }
  return rounds
}
