import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPlaten } from '@platen/core'
import { httpAdapterConformance, type TestHeaders } from '@platen/testkit'
import express5 from 'express'
import express4 from 'express4'
import { describe } from 'vitest'
import { platenExpress } from '../src/platen-express.ts'

type Express = typeof express5

/** Body parsers of the host, all before Platen: they leave it objects, texts and bytes. */
function useParsers(application: ReturnType<Express>, express: Express): void {
  application.use(express.json({ limit: '2mb' }))
  application.use(express.urlencoded({ extended: true }))
  application.use(express.text())
}

describe.each([
  ['Express 4', express4, false],
  ['Express 5', express5, false],
  ['Express 4 behind body parsers', express4, true],
  ['Express 5 behind body parsers', express5, true],
])('%s', (_name, express, hostParsesJson) => {
  httpAdapterConformance({
    hostParsesJson,
    start: async ({ mountPath, adminToken, findUser }) => {
      const platen = createPlaten({ adminToken, defaultRatePlan: 'enterprise' })
      const application = express()
      if (hostParsesJson) useParsers(application, express)
      const authenticate = ({ headers }: { readonly headers: TestHeaders }) => findUser(headers)
      application.use(mountPath === '' ? '/' : mountPath, platenExpress(platen, { authenticate }))
      const server = createServer(application)
      server.listen(0, '127.0.0.1')
      await once(server, 'listening')
      return {
        port: (server.address() as AddressInfo).port,
        close: async () => {
          server.closeAllConnections()
          await new Promise<void>((closed) => server.close(() => closed()))
          await platen.close()
        },
      }
    },
  })
})
