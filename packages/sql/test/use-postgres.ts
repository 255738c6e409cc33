import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'

/** A server whose user may make databases; `PLATEN_TEST_POSTGRES` names another. */
const SERVER = process.env['PLATEN_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'

/** To be told by `describe.skipIf`: these tests need a server. */
export const isPostgresThere = await ask(SERVER, 'SELECT 1').then(
  () => true,
  () => false,
)

/** A database of one test file; it goes with it. */
export interface TestDatabase {
  readonly url: string
  /** Runs one statement, past everything that is tested. */
  run(
    statement: string,
    parameters?: readonly unknown[],
  ): Promise<readonly Readonly<Record<string, unknown>>[]>
}

export function usePostgres(): TestDatabase {
  const name = `platen_test_${randomUUID().replaceAll('-', '')}`
  const address = new URL(SERVER)
  address.pathname = name
  // No test turns the machine off: its disk need not be waited for.
  address.searchParams.set('options', '-c synchronous_commit=off')
  const client = new pg.Client({ connectionString: address.href })
  beforeAll(async () => {
    await ask(SERVER, `CREATE DATABASE ${name}`)
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await ask(SERVER, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  })
  return {
    url: address.href,
    run: async (statement, parameters) => {
      const { rows } = await client.query(statement, parameters && [...parameters])
      return rows
    },
  }
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
