import { beforeEach, expect, test } from 'vitest'
import type { MainTables } from '../../src/rows.ts'
import type { SqlDatabase } from '../../src/sql-database.ts'
import { createEpochReader } from '../../src/stores/create-epoch-reader.ts'

let epochs: Map<string, number>
let reads: string[]
let fault: Error | undefined

const database = {
  findValues: async (_sql: string, [orgId]: readonly unknown[]) => {
    reads.push(String(orgId))
    if (fault !== undefined) throw fault
    const epoch = epochs.get(String(orgId))
    return epoch === undefined ? undefined : [epoch]
  },
} as Pick<SqlDatabase<MainTables>, 'findValues'> as SqlDatabase<MainTables>

beforeEach(() => {
  epochs = new Map([
    ['acme', 3],
    ['other', 7],
  ])
  reads = []
  fault = undefined
})

test('all who ask in one turn are answered by one read for each organisation', async () => {
  const ask = createEpochReader(database)
  const asked = ['acme', 'other', 'acme', 'nobody', 'acme']
  expect(await Promise.all(asked.map(ask))).toEqual([3, 7, 3, 0, 3])
  expect(reads).toEqual(['acme', 'other', 'nobody'])
})

test('nobody is given what was read before they asked', async () => {
  const ask = createEpochReader(database)
  const first = ask('acme')
  epochs.set('acme', 4)
  expect(await Promise.all([first, ask('acme')])).toEqual([4, 4])
  epochs.set('acme', 5)
  expect(await ask('acme')).toBe(5)
  expect(reads).toEqual(['acme', 'acme'])
})

test('who asks while a read is under way waits for the next one', async () => {
  const ask = createEpochReader(database)
  let late: Promise<number> | undefined
  const { findValues } = database
  const slow = createEpochReader({
    ...database,
    findValues: async (sql, parameters) => {
      const values = await findValues(sql, parameters)
      // Read, and not yet told.
      epochs.set('acme', 4)
      late ??= slow('acme')
      return values
    },
  })
  expect(await slow('acme')).toBe(3)
  expect(await late).toBe(4)
  expect(await ask('acme')).toBe(4)
})

test('a read that fails fails for all who asked, and for nobody after them', async () => {
  const ask = createEpochReader(database)
  fault = new Error('The disk is gone.')
  const answers = await Promise.allSettled([ask('acme'), ask('acme')])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  fault = undefined
  expect(await ask('acme')).toBe(3)
})
