import { storesConformance } from '@platen/testkit'
import { describe } from 'vitest'
import { postgresStorage } from '../src/postgres-storage.ts'
import { isPostgresThere, usePostgres } from './use-postgres.ts'

describe.skipIf(!isPostgresThere)('on PostgreSQL, where a server answers', () => {
  const database = usePostgres()
  storesConformance({
    create: async ({ clock }) => {
      const stores = await postgresStorage(database.url, { clock })
      // All tests share a schema, and a queue must be empty.
      await database.run('DELETE FROM platen.render_jobs; DELETE FROM platen.queue_turns')
      return stores
    },
  })
})
