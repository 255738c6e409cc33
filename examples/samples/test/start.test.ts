import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const TOKEN = 'the token that the operator chose'
const START = fileURLToPath(new URL('../src/start.ts', import.meta.url))

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'platen-start-'))
})
afterEach(() => rm(data, { recursive: true }))

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

test('the start command goes by PORT, PLATEN_DATA and PLATEN_ADMIN_TOKEN, and ends with 0 at a signal', async () => {
  const port = await findFreePort()
  const flags = ['--conditions', '@platen/source', '--import', import.meta.resolve('tsx')]
  const child = spawn(process.execPath, [...flags, START], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      PLATEN_DATA: data,
      PLATEN_ADMIN_TOKEN: TOKEN,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  let out = ''
  const told = new Promise<void>((settle) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk
      if (out.includes('database')) settle()
    })
  })
  try {
    await Promise.race([told, ended])
    const origin = `http://127.0.0.1:${port}`
    expect(out).toContain(`demo page    ${origin}/`)
    expect(out, 'a token that was chosen is not shown').not.toMatch(/admin token/)
    expect(out).not.toContain(TOKEN)
    expect(await readdir(data)).toContain('platen.db')
    const signedIn = await fetch(`${origin}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ token: TOKEN }),
    })
    expect(signedIn.status).toBe(204)
  } finally {
    child.kill('SIGTERM')
  }
  expect(await ended).toEqual([0, null])
}, 120_000)
