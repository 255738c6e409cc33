import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** A folder for the databases of one test file; it goes with them. */
export function useDatabaseFolder(): { freshPath(): string } {
  let folder = ''
  let count = 0
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'platen-sql-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
  })
  return {
    freshPath: () => {
      count += 1
      return join(folder, `${count}.db`)
    },
  }
}
