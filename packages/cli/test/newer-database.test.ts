import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSqliteSchema, type SqliteLibrary, sqliteStorage } from '@platen/sql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startCommand } from './in-process.ts'

/** The library that the storage has. */
const Sqlite: SqliteLibrary = createRequire(import.meta.resolve('@platen/sql/package.json'))(
  'libsql',
)

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'platen-newer-'))
})
afterEach(() => rm(cwd, { recursive: true }))

/** As a version to come would leave the file. */
async function leaveNewerDatabase(): Promise<string> {
  const path = join(cwd, 'platen.db')
  await (await sqliteStorage(path)).close()
  const database = new Sqlite(path)
  database.prepare("INSERT INTO platen_migrations VALUES (99, 'to come', 1)").run([])
  database.close()
  return path
}

test.each([
  ['serve', ['serve', '--port=0'], 1],
  ['migrate', ['migrate'], 1],
  ['keys', ['keys', 'list'], 1],
  // Asked to find out, it could not.
  ['verify', ['verify', `rnd_${'0'.repeat(26)}`], 4],
])(
  'S9 platen %s refuses a database of a newer version in a sentence, and leaves it alone',
  async (_name, argv, code) => {
    const path = await leaveNewerDatabase()
    const { out, err, ended } = startCommand([...argv, '--data=.'], { cwd })
    expect(await ended).toBe(code)
    expect(out()).toBe('')
    expect(err()).toMatch(
      /^The database ".*platen\.db" has schema 99, and this version of @platen\/sql knows schemas up to \d+: update it, or restore a backup\.$/,
    )
    expect(err()).toContain(path)
    expect(await readSqliteSchema(path)).toMatchObject({ version: 99 })
    expect(await readdir(cwd), 'no token is drawn that nobody sees').not.toContain('secrets.json')
  },
)
