import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toNodeHandler } from '../../../src/http/node/to-node-handler.ts'
import { type ApiWorld, createApiWorld } from '../handlers/api-world.ts'
import { findInterpreter } from '../samples/find-interpreter.ts'
import {
  CURL_LINE,
  NODE_SNIPPET,
  PUBLISHED_HOST,
  PUBLISHED_SECRET_KEY,
  RENDER_CURL_LINE,
} from './published-texts.ts'

const run = promisify(execFile)

let world: ApiWorld
let server: Server
let origin: string
let folder: string
let master: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platen-article-'))
  world = createApiWorld()
  await world.addTemplate('social-card')
  await world.setPlan('unlimited')
  master = await world.addKey('master')
  server = createServer(toNodeHandler(world.platen))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  await world.platen.close()
  await rm(folder, { recursive: true, force: true })
})

/** Only host and key are replaced. */
const aim = (text: string, key = master) =>
  text.replace(PUBLISHED_HOST, origin).replace(PUBLISHED_SECRET_KEY, key)

const hasCurl = findInterpreter('curl') !== undefined || process.env['CI'] === 'true'

describe('the published lines, run as they stand', () => {
  test.skipIf(!hasCurl)('curl writes a PNG (not run where curl is not installed)', async () => {
    await run('sh', ['-c', aim(CURL_LINE)], { cwd: folder })
    const { width, height, format } = await sharp(join(folder, 'result.png')).metadata()
    expect({ width, height, format }).toEqual({ width: 60, height: 30, format: 'png' })
  })

  test.skipIf(!hasCurl)(
    'curl with a revoked key writes the 401 (not run where curl is not installed)',
    async () => {
      const { key, apiKey } = (
        await world.call({
          method: 'POST',
          path: '/api-keys',
          key: master,
          body: { name: 'Production Server', type: 'read_only' },
        })
      ).json
      await run('sh', ['-c', aim(CURL_LINE, key)], { cwd: folder })
      expect((await readFile(join(folder, 'result.png'))).subarray(1, 4).toString()).toBe('PNG')
      await world.call({ method: 'POST', path: `/api-keys/${apiKey.id}/revoke`, key: master })
      await run('sh', ['-c', aim(CURL_LINE, key)], { cwd: folder })
      const problem = JSON.parse(await readFile(join(folder, 'result.png'), 'utf8'))
      expect(problem).toMatchObject({ status: 401, title: expect.stringMatching(/^\w/) })
      expect(problem.type).toBe('https://renderstack.io/errors/authentication-error')
    },
  )

  test('the Node.js snippet holds the bytes of a PNG', async () => {
    const program = join(folder, 'snippet.mjs')
    const after = "\nprocess.stdout.write(Buffer.from(imageBuffer).toString('base64'))\n"
    await writeFile(program, aim(NODE_SNIPPET) + after)
    const { stdout } = await run(process.execPath, [program])
    const { format, width } = await sharp(Buffer.from(stdout, 'base64')).metadata()
    expect([format, width]).toEqual(['png', 60])
  })

  test.skipIf(!hasCurl)(
    'the first request of the manners we follow lists 20 at most (not run without curl)',
    async () => {
      const line = RENDER_CURL_LINE.replace(
        'https://api.render.com/v1/services',
        `${origin}/api/v1/templates`,
      ).replace('{{render_api_token_goes_here}}', master)
      const { stdout } = await run('sh', ['-c', line], { cwd: folder })
      const items = JSON.parse(stdout)
      expect(items).toEqual([
        { cursor: expect.stringMatching(/^[\w-]+$/), template: expect.any(Object) },
      ])
      expect(items[0].template).toMatchObject({ slug: 'social-card' })
    },
  )
})
