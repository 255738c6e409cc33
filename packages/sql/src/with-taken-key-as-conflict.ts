import { PlatenError } from '@platen/core/ports'
import { isTakenByPostgres } from './postgres/postgres-error.ts'
import { isTakenBySqlite } from './sqlite/sqlite-error.ts'

/** Says in words of the port that a key is taken, where the database only names an index. */
export async function withTakenKeyAsConflict<Result>(
  detail: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (isTakenBySqlite(error) || isTakenByPostgres(error))
      throw new PlatenError('conflict', detail, { cause: error })
    throw error
  }
}
