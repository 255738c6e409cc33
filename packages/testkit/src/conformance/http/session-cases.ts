import { describe, expect, test } from 'vitest'
import { expectProblem, type HttpAdapterConformanceOptions, useAdapter } from './adapter-world.ts'
import { readJson } from './send-request.ts'

const FROM_OUR_PAGE = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }

/** The built-in sign-in: its cookie goes out and comes back through every framework. */
export function sessionCases(options: HttpAdapterConformanceOptions, mountPath = ''): void {
  describe('the built-in sign-in', () => {
    const world = useAdapter(options, mountPath)
    const signIn = (token: string) =>
      world.send({
        method: 'POST',
        path: world.path('/session'),
        headers: FROM_OUR_PAGE,
        body: JSON.stringify({ token }),
      })

    test('gives a cookie for the routes alone, and whoever sends it is the owner', async () => {
      const answer = await signIn(world.adminToken)
      expect(answer.status, answer.body.toString()).toBe(204)
      const [cookie = '', path] = answer.headers['set-cookie']?.[0]?.split('; ') ?? []
      expect(path).toBe(`Path=${mountPath}/api/v1`)
      const whoami = await world.send({ path: world.path('/whoami'), headers: { cookie } })
      expect(readJson(whoami)).toMatchObject({ userId: 'admin', role: 'owner' })
    })

    test('refuses another token', async () => {
      const answer = await signIn(`${world.adminToken}!`)
      expectProblem(answer, { status: 401, code: 'key_invalid', slug: 'authentication-error' })
    })
  })
}
