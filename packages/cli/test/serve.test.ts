import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CommandPlace, type CommandRun, findBase, startCommand } from './in-process.ts'

let cwd: string
const running: CommandRun[] = []
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'platen-serve-'))
})
afterEach(async () => {
  for (const command of running.splice(0)) {
    command.stop()
    await command.ended
  }
  await rm(cwd, { recursive: true })
})

const serve = async (argv: readonly string[] = [], env: CommandPlace['env'] = {}) => {
  const command = startCommand(['serve', '--port', '0', ...argv], { cwd, env })
  running.push(command)
  return { ...command, base: await findBase(command) }
}
const run = async (argv: readonly string[]) => {
  const { out, err, ended } = startCommand(argv, { cwd })
  const code = await ended
  return { code, out: out(), err: err() }
}
const statusOf = async (url: string, headers: Readonly<Record<string, string>> = {}) =>
  (await fetch(url, { headers })).status

describe('platen serve', () => {
  test('serves from one file, shows the admin token once and ends with 0', async () => {
    const first = await serve()
    const token = /admin token {2}(\S+)/.exec(first.out())?.[1] ?? ''
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(await statusOf(`${first.base}/readyz`)).toBe(200)
    const signedIn = await fetch(`${first.base}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(first.base).origin },
      body: JSON.stringify({ token }),
    })
    expect(signedIn.status, await signedIn.text()).toBe(204)
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    first.stop()
    expect(await first.ended).toBe(0)

    const second = await serve()
    expect(second.out()).not.toMatch(/admin token/)
    // The secrets are the same, so whoever was signed in still is.
    expect(await statusOf(`${second.base}/whoami`, { cookie })).toBe(200)
  })

  test('keeps what it draws and writes from other users', async () => {
    await serve()
    for (const name of ['secrets.json', 'platen.db']) {
      const { mode } = await stat(join(cwd, '.platen', name))
      expect(mode & 0o777, name).toBe(0o600)
    }
    expect((await stat(join(cwd, '.platen'))).mode & 0o777).toBe(0o700)
  })

  test('takes token, secret and folder from the environment, and then draws and shows nothing', async () => {
    const { out } = await serve([], {
      PLATEN_ADMIN_TOKEN: 'chosen by the operator',
      PLATEN_SECRET: 'also chosen by the operator, longer',
      PLATEN_DATA: 'elsewhere',
    })
    expect(out()).not.toContain('admin token')
    expect(await readdir(join(cwd, 'elsewhere'))).not.toContain('secrets.json')
    expect(await readdir(cwd)).toEqual(['elsewhere'])
  })

  test('says kindly that a port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { code, out, err } = await run(['serve', '--port', String(port)])
    other.close()
    expect(out, 'the one time that the token is shown').toMatch(/admin token {2}[\w-]{43}/)
    const message = `Port ${port} is taken by another program: choose another with --port or PORT.`
    expect([code, err]).toEqual([1, message])
  })

  test.each(['x', '-1', '65536', '3e3'])('%s is no port', async (port) => {
    const { code, err } = await run(['serve', `--port=${port}`])
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      `A port is a number up to 65535, not "${port}".`,
    ])
  })

  test('secrets that are damaged are named, not drawn anew', async () => {
    const first = await serve()
    first.stop()
    await first.ended
    const file = join(cwd, '.platen/secrets.json')
    await writeFile(file, '{}')
    const { code, err } = await run(['serve', '--port=0'])
    expect([code, err]).toEqual([1, expect.stringContaining('secrets.json" must hold "secret"')])
    expect(await readFile(file, 'utf8')).toBe('{}')
  })
})

describe('platen.config', () => {
  test('in TypeScript chooses what the routes do', async () => {
    await writeFile(
      join(cwd, 'platen.config.ts'),
      "const basePath: string = '/pictures'\nexport default { basePath, metrics: true } satisfies object\n",
    )
    const { base } = await serve()
    expect(new URL(base).pathname).toBe('/pictures')
    expect(await statusOf(`${base}/metrics`)).toBe(200)
  })

  test.each([
    ['does not exist', undefined, /"kit\.config\.mjs" does not exist/],
    ['exports nothing', 'export const a = 1\n', /must "export default" an object/],
    ['throws', "throw new Error('no luck')\n", /cannot be run: no luck/],
    ['has an option that is refused', "export default { secret: 'short' }\n", /"secret" must have/],
  ])('that %s is refused', async (_why, text, message) => {
    if (text !== undefined) await writeFile(join(cwd, 'kit.config.mjs'), text)
    const { code, err } = await run(['serve', '--port=0', '--config', 'kit.config.mjs'])
    expect(err).toMatch(message)
    expect(code).toBe(1)
  })
})
