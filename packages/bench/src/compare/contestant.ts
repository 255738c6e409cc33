import type { CardName } from '../card/card.ts'
import { type EngineName, findEngine } from '../engines/engines.ts'
import { type Child, startChild } from '../measure/child.ts'
import { findScript } from '../measure/find-script.ts'
import type { WorkOrder, WorkResult } from './worker-message.ts'

/** One engine in a process of its own. */
export interface Contestant {
  readonly name: EngineName
  readonly pid: number
  /** Contents go on where the last work ended, so that none comes twice. */
  work(order: Omit<WorkOrder, 'from'>): Promise<WorkResult>
  close(): Promise<void>
}

export async function startContestant(name: EngineName, card: CardName): Promise<Contestant> {
  const script = findScript('./engine-process', import.meta.url)
  const child: Child<WorkOrder, WorkResult> = await startChild(script, [name, card])
  let next = 0
  return {
    name,
    pid: child.pid,
    work: async (order) => {
      const result = await child.ask({ ...order, from: next })
      next += result.timesMs.length
      return result
    },
    close: () => child.close(),
  }
}

/** The engines that run here; of the others it is said why they do not. */
export function findRunnable(names: readonly EngineName[]): readonly EngineName[] {
  return names.filter((name) => {
    const fault = findEngine(name).findFault?.()
    if (fault !== undefined) console.log(`${name} is left out: ${fault}.`)
    return fault === undefined
  })
}
