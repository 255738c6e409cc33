import { startContestant } from '../compare/contestant.ts'
import { ENCODINGS } from '../engines/encoding.ts'
import type { EngineName } from '../engines/engines.ts'
import { readResidentBytes } from './read-resident-bytes.ts'

/** What a process holds after many renders of the photo card as PNG. */
export interface MemoryUse {
  readonly engine: EngineName
  readonly renders: number
  /** Of the process and of those that it started. */
  readonly residentBytes: number
}

/** Renders by name; memory is no matter of time, so engines work side by side. */
export async function measureMemory(
  renders: Readonly<Partial<Record<EngineName, number>>>,
): Promise<readonly MemoryUse[]> {
  const uses = await Promise.all(
    Object.entries(renders).map(async ([name, least]) => {
      const engine = name as EngineName
      const contestant = await startContestant(engine, 'photo')
      await contestant.work({ encoding: ENCODINGS.png, atOnce: 1, least, budgetMs: 0 })
      const residentBytes = readResidentBytes(contestant.pid)
      await contestant.close()
      return residentBytes === undefined ? [] : [{ engine, renders: least, residentBytes }]
    }),
  )
  return uses.flat()
}
