import { mkdir, readFile, writeFile } from 'node:fs/promises'
import type { ColdStart } from '../cold-start/measure-cold-starts.ts'
import type { Comparison } from '../compare/comparison.ts'
import type { MemoryUse } from '../memory/measure-memory.ts'
import type { Scaling } from '../scaling/measure-scaling.ts'
import type { SettingCost } from '../settings/measure-settings.ts'
import type { StageShares } from '../stages/measure-stages.ts'
import type { ThreadComparison } from '../threads/compare-threads.ts'
import type { Machine } from './machine.ts'

/** What a release was measured to be, as `results/VERSION.json` keeps it. */
export interface Results {
  readonly version: string
  readonly machine: Machine
  readonly peers: Readonly<Record<string, string>>
  readonly comparisons: readonly Comparison[]
  readonly coldStarts: readonly ColdStart[]
  readonly memory: readonly MemoryUse[]
  readonly throughput: readonly ThreadComparison[]
  readonly stages: readonly StageShares[]
  readonly settings: readonly SettingCost[]
  readonly scaling: readonly Scaling[]
  /** By the names of `GUARD_CASES`, as the test of the guard measures them. */
  readonly guard: Readonly<Record<string, number>>
}

const FOLDER = new URL('../../results/', import.meta.url)

export async function readResults(version: string): Promise<Results> {
  return JSON.parse(await readFile(new URL(`${version}.json`, FOLDER), 'utf8'))
}

/** Keeps results, rounded to four digits. */
export async function writeResults(results: Results): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const round = (_key: string, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value
  const text = JSON.stringify(results, round, 2)
  await writeFile(new URL(`${results.version}.json`, FOLDER), `${text}\n`)
}
