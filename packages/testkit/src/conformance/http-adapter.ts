import { describe } from 'vitest'
import type { HttpAdapterConformanceOptions } from './http/adapter-world.ts'
import { bodyCases } from './http/body-cases.ts'
import { connectionCases } from './http/connection-cases.ts'
import { credentialCases } from './http/credential-cases.ts'
import { imageCases } from './http/image-cases.ts'
import { listCases } from './http/list-cases.ts'
import { routingCases } from './http/routing-cases.ts'
import { sessionCases } from './http/session-cases.ts'

/**
 * Registers the HTTP cases that every adapter passes: equal requests get equal statuses, headers and
 * bodies, whatever framework stands in between.
 *
 * Each part starts a server of its own, since limits and failed credentials add up.
 */
export function httpAdapterConformance(options: HttpAdapterConformanceOptions): void {
  describe.each([
    ['at the root of the host', ''],
    ['below a path of the host', '/media/images'],
  ])('HTTP adapter %s', (_where, mountPath) => {
    routingCases(options, mountPath)
    bodyCases(options, mountPath)
    sessionCases(options, mountPath)
  })

  describe('HTTP adapter', () => {
    credentialCases(options)
    listCases(options)
    imageCases(options)
    connectionCases(options)
  })
}
