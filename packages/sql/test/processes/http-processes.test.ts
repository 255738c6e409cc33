import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENGINES } from '../use-addresses.ts'
import { type StartedProcess, startProcess } from './start-process.ts'

const CARD = {
  slug: 'card',
  canvas: { width: 40, height: 20, background: '#0f766e' },
  layers: [{ kind: 'text', name: 'title', dynamic: true, text: 'Hi', x: 2, y: 2, width: 36 }],
}

interface Asked {
  readonly user?: string
  readonly key?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

interface Server {
  readonly process: StartedProcess
  ask(method: string, route: string, asked?: Asked): Promise<Answer>
}

interface Answer {
  readonly status: number
  readonly text: string
  /** Undefined when the body is no JSON. */
  readonly json: unknown
}

async function serve(path: string): Promise<Server> {
  const process = await startProcess('serve-platen.ts', path)
  const port = await process.ask('port')
  const ask = async (method: string, route: string, { user, key, body, headers }: Asked = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1${route}`, {
      method,
      headers: {
        ...(user === undefined ? {} : { 'x-test-user': user, 'sec-fetch-site': 'same-origin' }),
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        'x-platen': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, text, json: isJson ? JSON.parse(text) : undefined }
  }
  return { process, ask }
}

describe.each(ENGINES)('two processes that serve $name', ({ isFile, useAddress }) => {
  describe.skipIf(useAddress === undefined)('agree:', () => {
    const findAddress = useAddress?.() ?? String
    let first: Server
    let second: Server
    beforeAll(async () => {
      first = await serve(findAddress())
      second = await serve(findAddress())
      const made = await first.ask('POST', '/templates', { user: 'ada', body: { document: CARD } })
      expect(made.status, made.text).toBe(201)
    }, 120_000)
    afterAll(async () => {
      for (const { process } of [first, second]) {
        process.child.disconnect()
        await process.ended
      }
    })

    const createKey = async (user: string, body: object) => {
      const made = await first.ask('POST', '/api-keys', { user, body: { name: 'Shared', ...body } })
      expect(made.status, made.text).toBe(201)
      return made.json as { readonly key: string; readonly apiKey: { readonly id: string } }
    }
    const render = (key: string) =>
      second.ask('POST', '/renders/sync', { key, body: { template: 'card' } })

    test('a revoked key is 401 in the other with its very next request', async () => {
      const { key, apiKey } = await createKey('ada', { type: 'read_only' })
      expect((await render(key)).status).toBe(200)
      expect(
        (await first.ask('POST', `/api-keys/${apiKey.id}/revoke`, { user: 'ada' })).status,
      ).toBe(200)
      const refused = await render(key)
      expect(refused).toMatchObject({ status: 401, json: { code: 'key_invalid' } })
    }, 60_000)

    test('keys of a member who is demoted or removed lose their rights in the other at once', async () => {
      const { key } = await createKey('ann', { type: 'read_only' })
      expect((await render(key)).status).toBe(200)
      const change = { user: 'ada', body: { role: 'viewer' } }
      expect((await first.ask('PATCH', '/members/ann', change)).status).toBe(200)
      const demoted = await render(key)
      expect(demoted).toMatchObject({ status: 403, json: { code: 'role_not_permitted' } })
      expect((await first.ask('DELETE', '/members/ann', { user: 'ada' })).status).toBe(204)
      expect((await render(key)).status).toBe(401)
    }, 60_000)

    test('a host that is taken off the list is refused in the other at once', async () => {
      const { key } = await createKey('ada', { type: 'get' })
      const list = (hosts: readonly string[]) =>
        first.ask('PUT', '/settings/allowed-hosts', { user: 'ada', body: { hosts } })
      const show = async () => {
        const headers = { referer: 'https://blog.example/' }
        return (await second.ask('GET', `/render?apiKey=${key}&template=card`, { headers })).status
      }
      await list(['blog.example'])
      expect(await show()).toBe(200)
      await list(['other.example'])
      expect(await show()).toBe(403)
    }, 60_000)

    test('a template that is published anew is drawn anew by the other at once', async () => {
      const { key } = await createKey('ada', { type: 'read_only' })
      const before = await render(key)
      const body = { document: { ...CARD, canvas: { ...CARD.canvas, background: '#7f1d1d' } } }
      const replaced = await first.ask('PUT', '/templates/card', { user: 'ada', body })
      expect(replaced.status, replaced.text).toBe(200)
      expect((await render(key)).text).not.toBe(before.text)
    }, 60_000)

    test.skipIf(!isFile)(
      'a key is in no file, in whatever way it was used',
      async () => {
        const path = findAddress()
        const { key, apiKey } = await createKey('ada', { type: 'get' })
        const { key: secret } = await createKey('ada', { type: 'master' })
        const headers = { referer: 'https://unlisted.example/', 'idempotency-key': 'once' }
        const answers: string[] = []
        for (const server of [first, second]) {
          for (const [method, route, asked] of [
            ['GET', `/render?apiKey=${key}&template=card`, { headers }],
            ['GET', `/render?apiKey=${secret}&template=card`, { headers }],
            ['GET', `/render?apiKey=${key}&template=card&titel.text=${secret}`, {}],
            ['GET', `/nothing?apiKey=${secret}`, {}],
            ['POST', '/renders/sync', { key: secret, body: { template: secret }, headers }],
            ['PATCH', `/api-keys/${apiKey.id}`, { user: 'ada', body: { name: secret } }],
            ['GET', `/api-keys/${apiKey.id}`, { user: 'ada' }],
            ['GET', '/api-keys?limit=100', { user: 'ada' }],
            ['GET', '/audit-logs?limit=1000', { user: 'ada' }],
            ['GET', '/renders', { user: 'ada' }],
            ['GET', '/settings/allowed-hosts', { user: 'ada' }],
            ['GET', '/whoami', { key: secret }],
            ['GET', '/openapi.json', {}],
            ['GET', '/metrics', {}],
          ] as const) {
            answers.push((await server.ask(method, route, asked)).text)
          }
        }
        const starts = [key.slice(0, 11), secret.slice(0, 12)]
        const rests = [key.slice(11), secret.slice(12)]
        expect(answers.filter((text) => rests.some((rest) => text.includes(rest)))).toEqual([])

        const files = (await readdir(dirname(path))).filter((name) =>
          name.startsWith(basename(path)),
        )
        expect(files).toEqual(expect.arrayContaining(['1.db', '1.db-cache', '1.db-wal']))
        const bytes = await Promise.all(files.map((name) => readFile(join(dirname(path), name))))
        for (const rest of rests) {
          expect(files.filter((_name, index) => bytes[index]?.includes(rest))).toEqual([])
        }
        // Otherwise the search would prove nothing.
        for (const start of starts) {
          expect(bytes.some((file) => file.includes(start))).toBe(true)
        }
      },
      60_000,
    )
  })
})
