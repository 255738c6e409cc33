import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteStorage } from '@platen/sql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTerminalLogger } from '../src/kit/create-terminal-logger.ts'
import { openKit } from '../src/kit/open-kit.ts'
import { seedKit } from '../src/kit/seed-kit.ts'
import { startCommand } from './in-process.ts'

const CARD = {
  slug: 'card',
  name: 'Card',
  canvas: { width: 60, height: 30, background: '#123' },
  layers: [{ kind: 'text', name: 'title', dynamic: true, x: 4, y: 4, width: 50, text: 'Hi' }],
}

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'platen-keys-'))
})
afterEach(() => rm(cwd, { recursive: true }))

const run = async (argv: readonly string[]) => {
  const { out, err, ended } = startCommand(argv, { cwd })
  const code = await ended
  return { code, out: out(), err: err() }
}
const open = () => {
  const logger = createTerminalLogger({ writeErr: () => undefined })
  return openKit({ cwd, env: {}, config: {}, logger, drawsSecrets: true })
}

describe('platen keys', () => {
  test('makes a key that only its own output shows, lists it and ends it', async () => {
    const made = await run(['keys', 'create', '--name', 'A key', '--type', 'master'])
    expect(made.out).toMatch(/^rs_live_\w{38}$/)
    expect(made.err).toMatch(/^This is the master key "A key" \(key_\w+\), shown this once\.$/)
    const [, id = ''] = /\((key_\w+)\)/.exec(made.err) ?? []
    const listed = await run(['keys', 'list'])
    expect(listed.out).toMatch(
      new RegExp(`${id} {2}master {2}active {2}rs_live_\\w{4}… {2}system {2}\\S+ {2}never`),
    )
    expect(listed.out + listed.err).not.toContain(made.out)
    expect((await run(['keys', 'revoke', id])).out).toMatch(
      /^Revoked "A key" \(rs_live_\w{4}…\)\.$/,
    )
    expect(JSON.parse((await run(['keys', 'list', '--json'])).out)).toMatchObject([
      { id, status: 'revoked', revokedBy: 'system' },
    ])
  })

  test('narrows a key to templates and hosts', async () => {
    const kit = await open()
    await seedKit(kit, { templates: [CARD] })
    await kit.platen.close()
    const options = ['--type', 'get', '--template', 'card', '--host', 'Example.com']
    const { out } = await run(['keys', 'create', '--name', 'A blog', ...options, '--json'])
    expect(JSON.parse(out)).toMatchObject({
      key: expect.stringMatching(/^rs_get_/),
      apiKey: { allowedHosts: ['example.com'], templateIds: [expect.stringMatching(/^tmpl_/)] },
    })
  })

  test('lists more keys than a page has', async () => {
    const stores = await sqliteStorage(join(cwd, '.platen/platen.db'))
    const { json } = await makeRecord()
    for (let i = 0; i < 130; i++) {
      const id = `key_${String(i).padStart(26, '0')}`
      await stores.keys.insert({ ...json, id, hash: `hash ${i}` }, [])
    }
    await stores.close()
    const { out } = await run(['keys', 'list', '--json'])
    expect(JSON.parse(out)).toHaveLength(131)
  })

  const makeRecord = async () => {
    const { out } = await run(['keys', 'create', '--name', 'A', '--type', 'master', '--json'])
    const stores = await sqliteStorage(join(cwd, '.platen/platen.db'))
    const record = await stores.keys.find('default', JSON.parse(out).apiKey.id)
    await stores.close()
    if (record === undefined) throw new Error('The key is not there.')
    return { json: record }
  }

  test.each([
    ['an unknown action', ['make'], 2, 'create, list or revoke'],
    ['no name', ['create', '--type', 'get'], 2, '--name'],
    ['no type', ['create', '--name', 'x'], 2, '--type'],
    ['an unknown option', ['list', '--all'], 2, '--all'],
    ['an unknown type', ['create', '--name', 'x', '--type', 'root'], 1, '/type'],
    ['no id', ['revoke'], 2, 'id of a key'],
    ['two ids', ['revoke', 'key_1', 'key_2'], 2, '"key_2"'],
    ['an id that is none', ['revoke', 'key_1'], 1, 'key'],
    ['a host that is none', ['create', '--name', 'x', '--type', 'get', '--host', 'a/b'], 1, '/0'],
    [
      'a template that is none',
      ['create', '--name', 'x', '--type', 'get', '--template', 'nope'],
      1,
      '"nope"',
    ],
  ])('%s is refused by name', async (_why, argv, code, message) => {
    const refused = await run(['keys', ...argv])
    expect(refused.err).toContain(message)
    expect(refused.code).toBe(code)
  })
})

describe('platen migrate', () => {
  test('makes the database, says so, and finds nothing to do the next time', async () => {
    expect((await run(['migrate'])).out).toMatch(/platen\.db went from schema 0 to \d+\.$/)
    const again = await run(['migrate'])
    expect([again.code, again.err]).toEqual([0, ''])
    expect(again.out).toMatch(/platen\.db is at schema \d+\.$/)
  })
})

describe('seeding', () => {
  test('fills an instance once, and finishes what was broken off', async () => {
    const kit = await open()
    // Broken off after the first template.
    await seedKit(kit, { templates: [CARD, { ...CARD, slug: 'not a slug' }] }).catch(
      () => undefined,
    )
    const keys = await seedKit(kit, { templates: [CARD] })
    expect(keys?.getKey).toMatch(/^rs_get_/)
    expect(keys?.masterKey).toMatch(/^rs_live_/)
    expect(await seedKit(kit, { templates: [CARD] })).toBeUndefined()
    await kit.platen.close()
    expect(JSON.parse((await run(['keys', 'list', '--json'])).out)).toHaveLength(2)
  })
})
