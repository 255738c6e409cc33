import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createContentBuilder } from '../card/card-content.ts'
import { doWork } from '../compare/do-work.ts'
import { type BenchFormat, ENCODINGS } from '../engines/encoding.ts'
import { median, quantile } from '../measure/median.ts'
import type { Contestant } from './contestants.ts'

export interface ThreadComparison {
  readonly format: BenchFormat
  readonly name: string
  /** Medians of the rounds. */
  readonly rendersPerSecond: number
  /** How late timers of the calling thread are, 99th percentile. */
  readonly lateMs: number
  /** Of one render, waiting for its turn included, 99th percentile. */
  readonly latencyMs: number
  /** Processor time of one render, of all threads: it says most where others use the machine too. */
  readonly cpuMs: number
  /** Time of one render ÷ that of the first contestant in the same round. */
  readonly ratio: number
}

export interface ThreadComparisonOptions {
  readonly formats: readonly BenchFormat[]
  readonly rounds: number
  /** How long each contestant begins renders in each round. */
  readonly budgetMs: number
  readonly atOnce: number
}

interface Round {
  readonly rendersPerSecond: number
  readonly lateMs: number
  readonly latencyMs: number
  readonly cpuMs: number
}

/** How finely lateness is measured; a timer that is on time counts as this late. */
const RESOLUTION_MS = 1

/**
 * All contestants in turns, A B C … C B A, each with the whole machine to itself. A first round of each
 * format warms up and is thrown away.
 */
export async function compareThreads(
  contestants: readonly Contestant[],
  options: ThreadComparisonOptions,
): Promise<readonly ThreadComparison[]> {
  const comparisons: ThreadComparison[] = []
  for (const format of options.formats) {
    const rounds = new Map<Contestant, Round[]>(contestants.map((each) => [each, []]))
    for (let round = 0; round <= options.rounds; round++) {
      const turn = round % 2 === 0 ? contestants : [...contestants].reverse()
      for (const contestant of turn) {
        const measured = await measureRound(contestant, format, options)
        if (round > 0) rounds.get(contestant)?.push(measured)
      }
    }
    const [first = []] = rounds.values()
    for (const [{ name }, own] of rounds) {
      const of = (value: keyof Round) => median(own.map((round) => round[value]))
      comparisons.push({
        format,
        name,
        rendersPerSecond: of('rendersPerSecond'),
        lateMs: of('lateMs'),
        latencyMs: of('latencyMs'),
        cpuMs: of('cpuMs'),
        ratio: median(
          own.map(
            (round, index) =>
              (first[index]?.rendersPerSecond ?? Number.NaN) / round.rendersPerSecond,
          ),
        ),
      })
    }
  }
  return comparisons
}

const buildContent = createContentBuilder('photo')
let next = 0

async function measureRound(
  contestant: Contestant,
  format: BenchFormat,
  { budgetMs, atOnce }: ThreadComparisonOptions,
): Promise<Round> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const order = { encoding: ENCODINGS[format], from: next, atOnce, least: 2 * atOnce, budgetMs }
  const { timesMs, elapsedMs, cpuMs } = await doWork(contestant, buildContent, order)
  delay.disable()
  next += timesMs.length
  return {
    rendersPerSecond: (1000 * timesMs.length) / elapsedMs,
    // A timer that never got its turn was late all the while.
    lateMs: delay.count === 0 ? elapsedMs : delay.percentile(99) / 1e6,
    latencyMs: quantile(timesMs, 0.99),
    cpuMs: cpuMs / timesMs.length,
  }
}
