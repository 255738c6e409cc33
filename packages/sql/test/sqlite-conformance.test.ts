import { storesConformance } from '@platen/testkit'
import { describe } from 'vitest'
import { sqliteStorage } from '../src/sqlite-storage.ts'
import { useDatabaseFolder } from './use-database-folder.ts'

describe('on libsql', () => {
  const folder = useDatabaseFolder()
  storesConformance({ create: ({ clock }) => sqliteStorage(folder.freshPath(), { clock }) })
})
