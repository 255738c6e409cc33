import type { AddressInfo } from 'node:net'
import { createPlaten } from '@platen/core'
import { httpAdapterConformance } from '@platen/testkit'
import createFastify from 'fastify'
import { platenFastify } from '../src/platen-fastify.ts'

httpAdapterConformance({
  start: async ({ mountPath, adminToken, findUser }) => {
    const platen = createPlaten({ adminToken, defaultRatePlan: 'enterprise' })
    const application = createFastify()
    await application.register(platenFastify, {
      platen,
      prefix: mountPath,
      authenticate: ({ headers }) => findUser(headers),
    })
    await application.listen({ port: 0, host: '127.0.0.1' })
    return {
      port: (application.server.address() as AddressInfo).port,
      close: async () => {
        application.server.closeAllConnections()
        await application.close()
        await platen.close()
      },
    }
  },
})
