import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import {
  bearer,
  expectProblem,
  type HttpAdapterConformanceOptions,
  useAdapter,
} from './adapter-world.ts'
import { converse } from './converse.ts'
import { buildCard } from './test-card.ts'

/** Clients that go away, send too much, or close early. */
export function connectionCases(options: HttpAdapterConformanceOptions): void {
  describe('connections', () => {
    const world = useAdapter(options)
    const head = (lines: readonly string[]) =>
      `${['Host: localhost', ...lines].join('\r\n')}\r\n\r\n`

    test('A12 a large body that nobody reads is answered, and the connection closed', async () => {
      const sizeBytes = 50_000_000
      const received = await converse(world.port, (socket) => {
        const lines = [`Content-Length: ${sizeBytes}`, 'Content-Type: application/octet-stream']
        socket.write(`POST ${world.path('/templates')} HTTP/1.1\r\n${head(lines)}`)
        socket.write(Buffer.alloc(64_000))
      })
      expect(received).toMatch(/^HTTP\/1\.1 401 /)
      expect(received.toLowerCase()).toContain('connection: close')
      expect(received).toContain('"code":"key_missing"')
    })

    test('A13 a client that closes its side after the whole request is answered', async () => {
      const { key } = await world.createKey('master')
      const body = JSON.stringify({ document: { ...buildCard(), slug: 'half-closed' } })
      const received = await converse(world.port, (socket) => {
        const lines = [
          `Content-Length: ${Buffer.byteLength(body)}`,
          'Content-Type: application/json',
          `Authorization: Bearer ${key}`,
        ]
        socket.end(`POST ${world.path('/templates')} HTTP/1.1\r\n${head(lines)}${body}`)
      })
      expect(received).toMatch(/^HTTP\/1\.1 201 /)
    })

    test('A11 clients that go away in the middle leave the server as it was', async () => {
      const { key } = await world.createKey('master')
      const leave = (request: string) =>
        new Promise<void>((settle) => {
          const socket = connect({ host: '127.0.0.1', port: world.port })
          socket.on('error', () => settle())
          socket.on('close', () => settle())
          socket.on('connect', () => socket.write(request, () => socket.destroy()))
        })
      const lines = ['Content-Length: 1000', 'Content-Type: application/json', `X-Api-Key: ${key}`]
      for (let count = 0; count < 5; count++) {
        await leave(`GET ${world.path('/whoami')} HTTP/1.1\r\n${head(lines.slice(2))}`)
        await leave(`POST ${world.path('/templates')} HTTP/1.1\r\n${head(lines)}{"name":`)
      }
      expect((await world.send({ path: world.path('/livez') })).status).toBe(200)
      expect(world.logged, 'nothing is wrong with the server').toEqual([])
    })

    test('a refusal whose body was small keeps the connection', async () => {
      const body = JSON.stringify({ a: 1 })
      const post = (more: readonly string[]) => {
        const lines = [`Content-Length: ${body.length}`, 'Content-Type: application/json', ...more]
        return `POST ${world.path('/templates')} HTTP/1.1\r\n${head(lines)}${body}`
      }
      const received = await converse(world.port, (socket) => {
        socket.write(post([]))
        socket.once('data', () => socket.write(post(['Connection: close'])))
      })
      expect(received.match(/HTTP\/1\.1 401 /g)).toHaveLength(2)
    })

    test('answers to many at once are each their own', async () => {
      const { key } = await world.createKey('master')
      const answers = await Promise.all(
        Array.from({ length: 30 }, (_, index) =>
          world.send({
            path: world.path(index % 2 === 0 ? '/whoami' : '/nothing'),
            headers: { ...bearer(key), 'x-request-id': `many-${index}` },
          }),
        ),
      )
      for (const [index, answer] of answers.entries()) {
        expect(answer.headers['x-request-id']).toBe(`many-${index}`)
        if (index % 2 === 0) expect(answer.status).toBe(200)
        else expectProblem(answer, { status: 404 })
      }
    })
  })
}
