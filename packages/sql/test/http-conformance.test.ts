import { httpAdapterConformance } from '@platen/testkit'
import { describe } from 'vitest'
import { postgresStorage } from '../src/postgres-storage.ts'
import { sqliteStorage } from '../src/sqlite-storage.ts'
import { startNodeAdapter } from './start-node-adapter.ts'
import { useDatabaseFolder } from './use-database-folder.ts'
import { isPostgresThere, usePostgres } from './use-postgres.ts'

describe('on an SQLite file', () => {
  const folder = useDatabaseFolder()
  httpAdapterConformance({
    start: startNodeAdapter((world) => sqliteStorage(folder.freshPath(), world)),
  })
})

describe.skipIf(!isPostgresThere)('on PostgreSQL, where a server answers', () => {
  const { url } = usePostgres()
  let count = 0
  httpAdapterConformance({
    start: startNodeAdapter((world) => {
      count += 1
      return postgresStorage(url, { ...world, schema: `platen_${count}` })
    }),
  })
})
