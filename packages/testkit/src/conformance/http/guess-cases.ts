import { beforeAll, describe, expect, test } from 'vitest'
import {
  bearer,
  expectProblem,
  type HttpAdapterConformanceOptions,
  useAdapter,
} from './adapter-world.ts'
import { converse } from './converse.ts'
import { buildGuessedKey } from './guessed-key.ts'

const INVALID = { status: 401, code: 'key_invalid', slug: 'authentication-error' } as const
const GUESSES = 10_000
/** Keys that are none, from one address in a minute. */
const BUDGET = 60

/** Attempts to guess keys, and texts that no key can be. */
export function guessCases(options: HttpAdapterConformanceOptions): void {
  describe('guesses', () => {
    const world = useAdapter(options)
    const guess = (key: string) => world.send({ path: world.path('/whoami'), headers: bearer(key) })
    /** Statuses of guesses on one connection: 10,000 connections would take most of the time. */
    const guessAll = async (first: number, last: number) => {
      const received = await converse(world.port, (socket) => {
        const start = `GET ${world.path('/whoami')} HTTP/1.1\r\nHost: x\r\n`
        for (let count = first; count <= last; count++) {
          const close = count === last ? 'Connection: close\r\n' : ''
          socket.write(`${start}${close}Authorization: Bearer ${buildGuessedKey(count)}\r\n\r\n`)
        }
      })
      return [...received.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => status)
    }

    test('K3 an address that guesses 10,000 keys is slowed down, and heard again after the wait', async () => {
      await world.inOneInstant(async () => {
        const good = await world.createKey('master')
        const answers = await guessAll(1, GUESSES)
        expect(answers).toHaveLength(GUESSES)
        // They are answered in the order in which they were sent, and counted in that of their look-ups.
        expect(answers.filter((status) => status === '401')).toHaveLength(BUDGET)
        expect(answers.filter((status) => status === '429')).toHaveLength(GUESSES - BUDGET)
        const refused = await guess(good.key)
        expectProblem(refused, { status: 429, code: 'rate_limited' })
        expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
        const mistyped = good.key.slice(0, -1) + (good.key.endsWith('0') ? '1' : '0')
        expect((await guess(mistyped)).status, 'K1 refused before all that is counted').toBe(401)
        world.pass(120_000)
        expect((await guess(good.key)).status).toBe(200)
      })
    })
  })

  describe('texts that are no keys', () => {
    const world = useAdapter(options)
    let alike: unknown
    beforeAll(async () => {
      alike = JSON.parse((await ask('x')).body.toString()).detail
    })
    const ask = (text: string) =>
      world.send({ path: world.path('/whoami'), headers: { 'x-api-key': text } })

    test.each([
      // With other headers this is close to all that Node takes.
      ['15,000 characters', `rs_live_${'0'.repeat(15_000)}`],
      ['letters beyond ASCII', Buffer.from('rs_live_ü🔑').toString('latin1')],
      ['a wrong checksum', `rs_live_${'0'.repeat(38)}`],
      ['a tab', `rs_live_${'0'.repeat(31)}\t${'0'.repeat(6)}`],
    ])('K1, K4 %s in a header: 401, and not logged', async (_why, text) => {
      const answer = await ask(text)
      expectProblem(answer, INVALID)
      expect(JSON.parse(answer.body.toString()).detail).toBe(alike)
      expect(world.logged.join('\n')).not.toContain(text.slice(0, 20))
    })

    // A megabyte never arrives: Node takes 16 KiB of headers, whatever follows, and answers by itself.
    // `handle` is given the megabyte in the tests of core.
    test('K4 17,000 characters in a header: 431, and the next request is served', async () => {
      const text = `rs_live_${'0'.repeat(17_000)}`
      const received = await converse(world.port, (socket) => {
        const head = `GET ${world.path('/whoami')} HTTP/1.1\r\nHost: x\r\n`
        socket.write(`${head}X-Api-Key: ${text}\r\n\r\n`)
      })
      expect(received).toMatch(/^HTTP\/1\.1 431 /)
      expect(received).not.toContain('rs_live_')
      expectProblem(await ask('x'), INVALID)
      expect(world.logged).toEqual([])
    })

    test('K4 a line break in a header ends the key there', async () => {
      const received = await converse(world.port, (socket) => {
        const lines = [
          'Host: x',
          'Connection: close',
          'Authorization: Bearer rs_live_',
          'X-Evil: 1',
        ]
        socket.write(`GET ${world.path('/whoami')} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      })
      expect(received).toMatch(/^HTTP\/1\.1 401 /)
      expect(received.toLowerCase()).not.toContain('x-evil')
    })

    test.each([
      ['line breaks', 'rs_get_%0d%0aSet-Cookie:a=b'],
      ['letters beyond ASCII', 'rs_get_%C3%BC'],
      ['8,000 characters', `rs_get_${'0'.repeat(8_000)}`],
    ])('K4 %s in a URL: 401, and not logged', async (_why, text) => {
      const answer = await world.send({
        path: world.path(`/render?apiKey=${text}&template=card`),
        headers: { referer: 'https://blog.example.com/' },
      })
      expectProblem(answer, INVALID)
      expect(JSON.parse(answer.body.toString()).detail).toBe(alike)
      expect(answer.headers).not.toHaveProperty('set-cookie')
      expect(world.logged).toEqual([])
    })
  })
}
