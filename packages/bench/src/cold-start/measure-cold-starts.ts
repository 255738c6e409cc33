import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { CardName } from '../card/card.ts'
import type { EngineName } from '../engines/engines.ts'
import { findScript } from '../measure/find-script.ts'
import { median } from '../measure/median.ts'
import { pairRatios, type RoundRatio } from '../measure/pair-ratios.ts'

/** From the start of a process to its first PNG. */
export interface ColdStart {
  readonly card: CardName
  /** `node`: a process that only says that it is there. */
  readonly engine: EngineName | 'node'
  readonly medianMs: number
  readonly lowMs: number
  readonly highMs: number
  /** Time over that of Platen in the same round. */
  readonly ratio: RoundRatio
}

export interface ColdStartPlan {
  readonly engines: readonly EngineName[]
  readonly cards: readonly CardName[]
  readonly rounds: number
}

/** One process at a time, in rounds A B C … C B A. A first round fills the file cache. */
export async function measureColdStarts(plan: ColdStartPlan): Promise<readonly ColdStart[]> {
  const starts: ColdStart[] = []
  for (const card of plan.cards) {
    const times = await timeRounds(['node', ...plan.engines], card, plan.rounds)
    const ours = times.get('platen') ?? []
    for (const [engine, own] of times) {
      const [lowMs, highMs] = [Math.min(...own), Math.max(...own)]
      starts.push({
        card,
        engine,
        medianMs: median(own),
        lowMs,
        highMs,
        ratio: pairRatios(own, ours),
      })
    }
  }
  return starts
}

type Starter = ColdStart['engine']

async function timeRounds(
  names: readonly Starter[],
  card: CardName,
  rounds: number,
): Promise<ReadonlyMap<Starter, readonly number[]>> {
  const times = new Map<Starter, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const ms = await timeStart(name, card)
      if (round > 0) times.get(name)?.push(ms)
    }
  }
  return times
}

async function timeStart(name: Starter, card: CardName): Promise<number> {
  const script = findScript('./cold-start-process', import.meta.url)
  const startedAt = performance.now()
  const child = spawn(process.execPath, [...process.execArgv, script, name, card], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const ms = await Promise.race([
    once(child.stdout, 'data').then(() => performance.now() - startedAt),
    ended.then(([code]) => {
      throw new Error(`The first PNG of ${name} failed with ${code}.`)
    }),
  ])
  await ended
  return ms
}
