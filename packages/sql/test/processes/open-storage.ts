import type { Stores } from '@platen/core/ports'
import { postgresStorage } from '../../src/postgres-storage.ts'
import { sqliteStorage } from '../../src/sqlite-storage.ts'

/** Opens what a script was given on its command line: an address of PostgreSQL, or the path of a file. */
export function openStorage(address = ''): Promise<Stores> {
  return address.startsWith('postgres:') ? postgresStorage(address) : sqliteStorage(address)
}
