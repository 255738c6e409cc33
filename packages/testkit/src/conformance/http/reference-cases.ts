import { describe, expect, test } from 'vitest'
import { type HttpAdapterConformanceOptions, useAdapter } from './adapter-world.ts'
import { readJson } from './send-request.ts'

/** The reference page, wherever the host has mounted it. */
export function referenceCases(options: HttpAdapterConformanceOptions, mountPath = ''): void {
  describe('reference', () => {
    const world = useAdapter(options, mountPath)

    test('A6, A7 the page finds all its files by relative addresses', async () => {
      const page = await world.send({ path: world.path('/docs') })
      expect(page.status).toBe(200)
      const html = page.body.toString()
      const files = [...html.matchAll(/<(?:link|script)[^>]* (?:href|src)="(?!data:)([^"]+)"/g)]
      expect(files.length).toBeGreaterThanOrEqual(2)
      for (const [, address = ''] of files) {
        expect(address).not.toMatch(/^(?:[a-z]+:|\/)/)
        const { pathname } = new URL(address, `http://x${world.path('/docs')}`)
        const file = await world.send({ path: pathname })
        expect([pathname, file.status]).toEqual([pathname, 200])
        expect(file.headers['cache-control']).toContain('immutable')
        expect(file.headers['content-type']).toMatch(/^text\/(?:css|javascript)/)
      }
    })

    test('A7 the OpenAPI document names the path at which it is mounted', async () => {
      const answer = await world.send({ path: world.path('/openapi.json') })
      expect(readJson(answer)).toMatchObject({ servers: [{ url: world.path('') }] })
    })

    test('A17 the page may speak to its own origin and to no other', async () => {
      const { headers, body } = await world.send({ path: world.path('/docs') })
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("connect-src 'self'")
      expect(policy).not.toMatch(/https?:|\*|unsafe/)
      expect(body.toString()).not.toMatch(
        /<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?\/\//,
      )
    })
  })
}
