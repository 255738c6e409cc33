import { type Results, readResults, writeResults } from './results.ts'

const EMPTY = {
  comparisons: [],
  coldStarts: [],
  memory: [],
  throughput: [],
  stages: [],
  settings: [],
  scaling: [],
  guard: {},
} as const

/** Keeps what was measured; parts that were not stay as an earlier run left them. */
export async function saveResults(
  version: string,
  measured: Omit<Results, 'version' | keyof typeof EMPTY> & Partial<Results>,
): Promise<void> {
  await writeResults({ ...EMPTY, ...(await readEarlier(version)), ...measured, version })
}

async function readEarlier(version: string): Promise<Partial<Results>> {
  try {
    return await readResults(version)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
