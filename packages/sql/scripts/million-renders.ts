/**
 * Fills a database with a million renders of one organisation among others and times pages of their list,
 * near the newest and near the oldest: `tsx --conditions=@platen/source scripts/million-renders.ts PLACE`, where
 * the place is the path of a new file, or an address of a PostgreSQL database without a schema `platen`. Fails where one of
 * the last pages takes more than twice the time of the first.
 */
import { type Stores, sha256Hex } from '@platen/core/ports'
import Database from 'libsql'
import pg from 'pg'
import { RENDERS } from '../src/rows.ts'
import { buildRender } from '../test/build-render.ts'
import { openStorage } from '../test/processes/open-storage.ts'

const COUNT = 1_000_000
const ROUNDS = 200
const LIMIT = 50

/** A thousand templates, ten users, one render in twenty failed; one millisecond each. */
const VALUES: Readonly<Record<string, string>> = {
  id: "'rnd_' || n",
  org_id: "CASE n % 4 WHEN 0 THEN 'other' ELSE 'acme' END",
  template_id: "'tmpl_' || (n % 1000)",
  created_by: "'user_' || (n % 10)",
  status: "CASE n % 20 WHEN 1 THEN 'failed' ELSE 'completed' END",
  created_at: 'n',
  order_json: `'{"template":"card","overrides":{"title.text":"${'x'.repeat(200)}"}}'`,
}

function insertStatement(): string {
  const row = new Map(
    Object.entries(RENDERS.toRow(buildRender('n', { templateDigest: sha256Hex('') }))),
  )
  const values = RENDERS.names.map((name) => VALUES[name] ?? toLiteral(row.get(name)))
  return `INSERT INTO renders (${RENDERS.names.join(', ')})
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${COUNT})
    SELECT ${values.join(', ')} FROM numbers`
}

function toLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  return typeof value === 'number' ? String(value) : `'${String(value)}'`
}

async function fill(place: string): Promise<void> {
  if (!place.startsWith('postgres:')) {
    const file = new Database(place)
    file.exec(insertStatement())
    file.close()
    return
  }
  const client = new pg.Client({ connectionString: place })
  await client.connect()
  await client.query('SET search_path = platen')
  await client.query(insertStatement())
  await client.query('ANALYZE renders')
  await client.end()
}

async function timePage(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = performance.now()
    await work()
    times.push(performance.now() - before)
  }
  return times.sort((a, b) => a - b)[ROUNDS / 2] ?? 0
}

async function compare({ renders }: Stores, what: string, filter: object): Promise<void> {
  const list = (createdAt: number) =>
    renders.list('acme', filter, { limit: LIMIT, after: { createdAt, id: 'rnd' } })
  const pages = [() => list(COUNT + 1), () => list(COUNT / 10)] as const
  for (const page of pages) await timePage(page)
  const [first, last] = [await timePage(pages[0]), await timePage(pages[1])]
  const ms = (time: number) => `${time.toFixed(2)} ms`
  const times = (last / first).toFixed(2)
  process.stdout.write(`${what}: first ${ms(first)}, one of the last ${ms(last)}, ${times} times\n`)
  if (last > first * 2) process.exitCode = 1
}

const [place = ''] = process.argv.slice(2)
const empty = await openStorage(place)
await empty.close?.()
await fill(place)
const stores = await openStorage(place)
await compare(stores, 'all', {})
await compare(stores, 'of a template', { templateIds: ['tmpl_7'] })
await compare(stores, 'of a user', { createdBy: 'user_7' })
await compare(stores, 'failed', { statuses: ['failed'] })
await stores.close?.()
