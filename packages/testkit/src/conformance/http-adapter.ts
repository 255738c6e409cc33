import { describe } from 'vitest'
import type { HttpAdapterConformanceOptions } from './http/adapter-world.ts'
import { bodyCases } from './http/body-cases.ts'
import { connectionCases } from './http/connection-cases.ts'
import { credentialCases } from './http/credential-cases.ts'
import { guessCases } from './http/guess-cases.ts'
import { hostCases } from './http/host-cases.ts'
import { imageCases } from './http/image-cases.ts'
import { keyCases } from './http/key-cases.ts'
import { listCases } from './http/list-cases.ts'
import { organisationCases } from './http/organisation-cases.ts'
import { referenceCases } from './http/reference-cases.ts'
import { rightsCases } from './http/rights-cases.ts'
import { routingCases } from './http/routing-cases.ts'
import { sessionCases } from './http/session-cases.ts'
import { shutdownCases } from './http/shutdown-cases.ts'
import { signatureCases } from './http/signature-cases.ts'
import { sizeCases } from './http/size-cases.ts'
import { urlCases } from './http/url-cases.ts'

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
    referenceCases(options, mountPath)
  })

  describe('HTTP adapter', () => {
    credentialCases(options)
    listCases(options)
    imageCases(options)
    urlCases(options)
    signatureCases(options)
    sizeCases(options)
    hostCases(options)
    keyCases(options)
    guessCases(options)
    rightsCases(options)
    organisationCases(options)
    shutdownCases(options)
    if (!options.usesFetch) connectionCases(options)
  })
}
