import { describe } from 'vitest'
import { type HttpAdapterConformanceOptions, useAdapter } from './http/adapter-world.ts'
import { bodyCases } from './http/body-cases.ts'
import { connectionCases } from './http/connection-cases.ts'
import { credentialCases } from './http/credential-cases.ts'
import { imageCases } from './http/image-cases.ts'
import { listCases } from './http/list-cases.ts'
import { routingCases } from './http/routing-cases.ts'

/**
 * Registers the HTTP cases that every adapter passes: equal requests get equal statuses, headers and
 * bodies, whatever framework stands in between.
 *
 * Each part has a server of its own, because failed credentials of one address add up.
 */
export function httpAdapterConformance(options: HttpAdapterConformanceOptions): void {
  describe('HTTP adapter', () => {
    describe('at the root of the host', () => {
      describe('first', () => {
        const world = useAdapter(options)
        routingCases(world)
        bodyCases(world, options.hostParsesJson === true)
      })
      describe('second', () => {
        credentialCases(useAdapter(options))
      })
      describe('third', () => {
        listCases(useAdapter(options))
      })
      describe('fourth', () => {
        connectionCases(useAdapter(options))
      })
      describe('fifth', () => {
        imageCases(useAdapter(options))
      })
    })
    describe('below a path of two segments', () => {
      const world = useAdapter(options, '/media/images')
      routingCases(world)
      bodyCases(world, options.hostParsesJson === true)
    })
  })
}
