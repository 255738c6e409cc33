import { SqliteConnection } from '../../src/sqlite/sqlite-connection.ts'
import { loadLibsql } from '../../src/sqlite/sqlite-library.ts'
import { sqliteStorage } from '../../src/sqlite-storage.ts'
import { startProcess } from './start-process.ts'

export interface KillReport {
  readonly rounds: number
  /** Rows that a writer was told are written. */
  readonly answered: number
  /** Ids of those that are not there. */
  readonly lost: readonly string[]
  /** What SQLite says of the file. */
  readonly quickCheck: unknown
}

/** Kills a writer in the middle of its work, again and again on one file, and looks what is left. */
export async function killDuringWrites(options: {
  readonly path: string
  readonly rounds: number
}): Promise<KillReport> {
  const { path, rounds } = options
  const answered: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    answered.push(...(await writeAndKill(path, round)))
  }
  const stores = await sqliteStorage(path)
  const lost: string[] = []
  for (const id of answered) {
    if ((await stores.keys.find('acme', id)) === undefined) lost.push(id)
  }
  await stores.close()
  return { rounds, answered: answered.length, lost, quickCheck: await quickCheck(path) }
}

/** Kills at another moment of a write each time: after some answers, and a little later. */
async function writeAndKill(path: string, round: number): Promise<readonly string[]> {
  const ids: string[] = []
  const { child, ended } = await startProcess('write-until-killed.ts', path, String(round))
  await new Promise<void>((resolve) => {
    child.on('message', (id: string) => {
      ids.push(id)
      if (ids.length === 2 + round) setTimeout(resolve, Math.random() * 10)
    })
  })
  child.kill('SIGKILL')
  await ended
  return ids
}

async function quickCheck(path: string): Promise<unknown> {
  const connection = new SqliteConnection({
    library: await loadLibsql(),
    path,
    lockWaitMs: 20,
    synchronous: 'FULL',
    isReadOnly: true,
  })
  const [row] = connection.run('PRAGMA quick_check').rows
  connection.close()
  return row?.['quick_check']
}
