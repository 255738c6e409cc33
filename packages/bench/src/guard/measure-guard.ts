import { createContentBuilder } from '../card/card-content.ts'
import type { Engine } from '../engines/engine.ts'
import { findEngine } from '../engines/engines.ts'
import { median } from '../measure/median.ts'
import type { GuardCase } from './guard-cases.ts'

const ROUNDS = 5
/** Renders of each engine in each round. */
const RENDERS = 8
/** Renders of Platen before the first round, until its code is compiled. */
const WARM_UP = 30

/**
 * The peer's cost over Platen's, both in this process: of five rounds, in which they take turns, the median.
 *
 * It holds on a machine that is busy with other things too: cost is processor time and not the clock, of
 * the cheapest render of a round, since other work only adds to it, and each ratio is of one round.
 */
export async function measureGuard({ card, encoding, peer }: GuardCase): Promise<number> {
  const ours = await findEngine('platen').create(card)
  const theirs = await findEngine(peer).create(card)
  const buildContent = createContentBuilder(card)
  let next = 0
  const measureCost = async (engine: Engine, renders: number): Promise<number> => {
    let least = Infinity
    for (let n = 0; n < renders; n++) {
      next += 1
      const content = buildContent(next)
      const before = process.cpuUsage()
      await engine.render(content, encoding)
      const { user, system } = process.cpuUsage(before)
      least = Math.min(least, user + system)
    }
    return least
  }
  await measureCost(ours, WARM_UP)
  await measureCost(theirs, RENDERS)
  const ratios: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const own = await measureCost(ours, RENDERS)
    ratios.push((await measureCost(theirs, RENDERS)) / own)
  }
  await ours.close?.()
  await theirs.close?.()
  return median(ratios)
}
