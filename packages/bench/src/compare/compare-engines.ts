import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { BenchFormat } from '../engines/engine.ts'
import type { EngineName } from '../engines/engines.ts'
import { median, quantile } from './median.ts'
import type { WorkOrder, WorkResult } from './worker-message.ts'

export interface Comparison {
  readonly engine: EngineName
  readonly format: BenchFormat
  readonly medianMs: number
  readonly p95Ms: number
  readonly medianBytes: number
  readonly rssMegabytes: number
  readonly renders: number
}

export interface ComparisonPlan {
  readonly engines: readonly EngineName[]
  readonly formats: readonly BenchFormat[]
  readonly rounds: number
  readonly rendersPerRound: number
  readonly warmUp: number
}

interface Contestant {
  readonly name: EngineName
  readonly child: ChildProcess
  next: number
}

async function startContestant(name: EngineName): Promise<Contestant> {
  const script = fileURLToPath(new URL('./engine-process.ts', import.meta.url))
  const child = fork(script, [name], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  await once(child, 'message')
  return { name, child, next: 0 }
}

async function letWork(
  contestant: Contestant,
  order: Omit<WorkOrder, 'from'>,
): Promise<WorkResult> {
  const answer = once(contestant.child, 'message')
  contestant.child.send({ ...order, from: contestant.next } satisfies WorkOrder)
  contestant.next += order.count
  const [result] = await answer
  return result
}

/**
 * Lets one engine work at a time, in rounds A B C … C B A, so that a slow minute of the machine
 * meets all of them.
 */
export async function compareEngines(plan: ComparisonPlan): Promise<readonly Comparison[]> {
  const contestants = await Promise.all(plan.engines.map(startContestant))
  const comparisons: Comparison[] = []
  for (const format of plan.formats) {
    const results = new Map<EngineName, WorkResult[]>(plan.engines.map((name) => [name, []]))
    for (const contestant of contestants) await letWork(contestant, { format, count: plan.warmUp })
    for (let round = 0; round < plan.rounds; round++) {
      const order = round % 2 === 0 ? contestants : contestants.toReversed()
      for (const contestant of order) {
        const result = await letWork(contestant, { format, count: plan.rendersPerRound })
        results.get(contestant.name)?.push(result)
      }
    }
    for (const [engine, rounds] of results) {
      const times = rounds.flatMap((result) => result.timesMs)
      comparisons.push({
        engine,
        format,
        medianMs: median(times),
        p95Ms: quantile(times, 0.95),
        medianBytes: median(rounds.flatMap((result) => result.bytes)),
        rssMegabytes: Math.round((rounds.at(-1)?.rssBytes ?? 0) / 1e6),
        renders: times.length,
      })
    }
  }
  for (const { child } of contestants) child.kill()
  return comparisons
}
