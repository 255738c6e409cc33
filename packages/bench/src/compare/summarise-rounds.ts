import { median, quantile } from '../measure/median.ts'
import { pairRatios } from '../measure/pair-ratios.ts'
import type { Comparison } from './comparison.ts'
import type { EngineRound } from './engine-round.ts'

/** One comparison for each engine that took part in the rounds. */
export function summariseRounds(
  what: Pick<Comparison, 'card' | 'format' | 'atOnce'>,
  rounds: readonly (readonly EngineRound[])[],
): readonly Comparison[] {
  const [first = []] = rounds
  const ours = listTimes(rounds, 'platen')
  return first.map(({ engine, encoding }) => {
    const own = rounds.flatMap((round) => round.filter((each) => each.engine === engine))
    const results = own.map(({ result }) => result)
    const times = results.flatMap(({ timesMs }) => timesMs)
    const sum = (value: 'elapsedMs' | 'cpuMs') =>
      results.reduce((total, result) => total + result[value], 0)
    return {
      ...what,
      engine,
      renders: times.length,
      medianMs: median(times),
      p95Ms: quantile(times, 0.95),
      rendersPerSecond: (1000 * times.length) / sum('elapsedMs'),
      cpuMs: sum('cpuMs') / times.length,
      medianBytes: median(results.flatMap(({ bytes }) => bytes)),
      ...(encoding.format === 'png' ? {} : { quality: encoding.quality }),
      ratio: pairRatios(listTimes(rounds, engine), ours),
    }
  })
}

/** The time of a render in each round. */
function listTimes(
  rounds: readonly (readonly EngineRound[])[],
  engine: EngineRound['engine'],
): readonly number[] {
  return rounds.flatMap((round) =>
    round.filter((each) => each.engine === engine).map(({ result }) => median(result.timesMs)),
  )
}
