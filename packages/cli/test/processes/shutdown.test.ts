import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findBase } from '../in-process.ts'
import { type StartedCli, startCli } from './start-cli.ts'

const IN_FLIGHT = 10
const POLL = { timeout: 60_000 }
/** Research O8: from the moment that nothing holds the renders up. */
const LAST_RENDERS_MS = 20_000

const CONFIG = `export default {
  metrics: true,
  admission: { concurrency: ${IN_FLIGHT} },
  network: { ports: [], allowAddress: () => true },
}`

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

let cwd: string
let cli: StartedCli
let origin: Server
/** Pictures that are held back; absent once all are let go. */
let held: Set<ServerResponse> | undefined
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'platen-shutdown-'))
  held = new Set()
  origin = createServer((_request, response) => {
    if (held === undefined) response.end(PIXEL)
    else held.add(response)
  })
  await new Promise<void>((ready) => origin.listen(0, '127.0.0.1', ready))
})
afterEach(async () => {
  cli.kill('SIGKILL')
  await cli.ended
  origin.close()
  origin.closeAllConnections()
  await rm(cwd, { recursive: true })
})

function letGo(): void {
  for (const response of held ?? []) response.end(PIXEL)
  held = undefined
}

async function signIn(base: string): Promise<string> {
  const [, token = ''] = /admin token {2}(\S+)/.exec(cli.out()) ?? []
  const answer = await fetch(`${base}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(base).origin },
    body: JSON.stringify({ token }),
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

test('O8: at SIGTERM ten renders under way are finished, new ones refused, and it ends with 0', async () => {
  await writeFile(join(cwd, 'platen.config.mjs'), CONFIG)
  cli = startCli(['serve', '--port', '0'], cwd)
  const base = await findBase(cli)
  const cookie = await signIn(base)
  const draw = (name: string) => {
    const { port } = origin.address() as AddressInfo
    const src = `http://127.0.0.1:${port}/${name}.png`
    const layer = { kind: 'image', name: 'photo', x: 0, y: 0, width: 10, height: 10, src }
    return fetch(`${base}/renders/preview`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-platen': '1',
        cookie,
        origin: new URL(base).origin,
      },
      body: JSON.stringify({ document: { canvas: { width: 10, height: 10 }, layers: [layer] } }),
    })
  }
  const drawn = Array.from({ length: IN_FLIGHT }, (_, at) => draw(String(at)))
  const statuses = Promise.all(drawn.map(async (answer) => (await answer).status))
  const metrics = async () => (await fetch(`${base}/metrics`)).text()
  await expect.poll(metrics, POLL).toContain(`platen_images_in_progress ${IN_FLIGHT}`)

  cli.kill('SIGTERM')
  const readiness = async () => (await fetch(`${base}/readyz`)).status
  await expect.poll(readiness, POLL).toBe(503)
  const late = await draw('late')
  expect([late.status, Number(late.headers.get('retry-after'))]).toEqual([503, 1])

  const letGoAt = performance.now()
  letGo()
  expect(await statuses, cli.err()).toEqual(Array(IN_FLIGHT).fill(200))
  expect(await cli.ended, cli.err()).toBe(0)
  expect(performance.now() - letGoAt).toBeLessThan(LAST_RENDERS_MS)
}, 180_000)
