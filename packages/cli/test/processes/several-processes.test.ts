import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBase } from '../in-process.ts'
import { type StartedCli, startCli } from './start-cli.ts'

/** Several processes start one after the other, each compiling the sources. */
const TIMEOUT_MS = 240_000
const POLL = { timeout: 20_000 }

let cwd: string
const running: StartedCli[] = []
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'platen-processes-'))
})
afterEach(async () => {
  for (const cli of running.splice(0)) {
    cli.kill('SIGKILL')
    await cli.ended
  }
  await rm(cwd, { recursive: true })
})

const start = (...argv: readonly string[]) => {
  const cli = startCli(argv, cwd)
  running.push(cli)
  return cli
}
const run = async (...argv: readonly string[]) => {
  const cli = start(...argv)
  expect(await cli.ended, cli.err()).toBe(0)
  return cli.out().trim()
}

test(
  'a key made by one process is good in another until a third revokes it; a signal lets the last request finish; the next start shows no secret',
  async () => {
    const first = start('serve', '--port', '0')
    const base = await findBase(first)
    const made = await run('keys', 'create', '--name', 'A key', '--type', 'master', '--json')
    const { key, apiKey } = JSON.parse(made)
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    const whoami = () => fetch(`${base}/whoami`, { headers })
    expect((await whoami()).status).toBe(200)

    const revoked = run('keys', 'revoke', apiKey.id)
    await revoked
    expect((await whoami()).status).toBe(401)

    // Half a request is there when the signal comes; the other half follows when others are refused.
    const body = JSON.stringify({ token: 'not the token of this instance' })
    const last = request(`${base}/session`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        origin: new URL(base).origin,
      },
    })
    last.write(body.slice(0, 10))
    expect((await fetch(`${base}/livez`)).status).toBe(200)
    first.kill('SIGTERM')
    const readiness = async () => (await fetch(`${base}/readyz`)).status
    await expect.poll(readiness, POLL).toBe(503)
    expect((await whoami()).status).toBe(503)
    last.end(body.slice(10))
    const [answer] = await once(last, 'response')
    expect(answer.statusCode).toBe(401)
    answer.resume()
    expect(await first.ended).toBe(0)

    const second = start('serve', '--port', '0')
    await findBase(second)
    const [token = ''] = /[\w-]{43}/.exec(first.out()) ?? []
    expect(token).not.toBe('')
    expect(second.out() + second.err()).not.toMatch(/[\w-]{43}/)
    second.kill('SIGINT')
    expect(await second.ended).toBe(0)
  },
  TIMEOUT_MS,
)
