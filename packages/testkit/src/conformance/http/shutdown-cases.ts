import { describe, expect, test } from 'vitest'
import {
  bearer,
  expectProblem,
  type HttpAdapterConformanceOptions,
  useAdapter,
} from './adapter-world.ts'

/** What a server answers that is about to end. */
export function shutdownCases(options: HttpAdapterConformanceOptions): void {
  describe('shutdown', () => {
    const world = useAdapter(options)

    test('O8 a server that drains is alive and not ready, and says when to come again', async () => {
      const { key } = await world.createKey('master')
      const ask = (route: string) => world.send({ path: world.path(route), headers: bearer(key) })
      expect((await ask('/readyz')).status).toBe(200)
      await world.drain()
      expect((await ask('/livez')).status).toBe(200)
      const refused = await ask('/whoami')
      expectProblem(refused, { status: 503, code: 'closed', slug: 'unavailable' })
      expectProblem(await ask('/readyz'), { status: 503, code: 'unavailable' })
      expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1)
      expect((await ask('/metrics')).body.toString()).toMatch(
        /^platen_errors_total\{type="closed"\} 1$/m,
      )
    })
  })
}
