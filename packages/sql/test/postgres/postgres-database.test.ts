import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PostgresDatabase } from '../../src/postgres/postgres-database.ts'
import { PostgresPool } from '../../src/postgres/postgres-pool.ts'
import { isPostgresThere, usePostgres } from '../use-postgres.ts'

const OPTIONS = {
  schema: 'public',
  maxConnections: 2,
  lockTimeoutMs: 5_000,
  connectTimeoutMs: 5_000,
  logger: undefined,
}

describe.skipIf(!isPostgresThere)('on PostgreSQL, where a server answers:', () => {
  const server = usePostgres()
  let pool: PostgresPool
  let database: PostgresDatabase<object>
  beforeAll(async () => {
    await server.run('CREATE TABLE counts (name text PRIMARY KEY, count bigint NOT NULL)')
    await server.run("INSERT INTO counts VALUES ('a', 0), ('b', 0)")
    pool = await PostgresPool.open({ ...OPTIONS, connection: server.url })
    database = new PostgresDatabase<object>({ ...OPTIONS, pool, synchronousCommit: 'off' })
  })
  afterAll(() => pool.end())

  const findCounts = async () =>
    (await server.run('SELECT count FROM counts ORDER BY name')).map(Object.values)

  test('of two transactions that wait for each other one is run again, and none is lost', async () => {
    let runs = 0
    let haveBegun = 0
    let settleBoth: () => void = () => undefined
    const both = new Promise<void>((settle) => {
      settleBoth = settle
    })
    const addTo = (first: string, second: string) =>
      database.write(async (transaction) => {
        runs += 1
        await sql`UPDATE counts SET count = count + 1 WHERE name = ${first}`.execute(transaction)
        haveBegun += 1
        if (haveBegun === 2) settleBoth()
        await both
        await sql`UPDATE counts SET count = count + 1 WHERE name = ${second}`.execute(transaction)
      })
    await Promise.all([addTo('a', 'b'), addTo('b', 'a')])
    expect(runs).toBe(3)
    expect(await findCounts()).toEqual([['2'], ['2']])
  })

  test('who waits for a scope holds no connection, and other scopes go on', async () => {
    let end: () => void = () => undefined
    const ended = new Promise<void>((settle) => {
      end = settle
    })
    const first = database.writeAlone('render 1', () => ended)
    const waiting = Array.from({ length: 5 }, () => database.writeAlone('render 1', async () => 1))
    // There are two connections: five that waited with one each would leave none.
    expect(await database.writeAlone('render 2', async () => 'done')).toBe('done')
    end()
    await first
    expect(await Promise.all(waiting)).toEqual([1, 1, 1, 1, 1])
  })
})
