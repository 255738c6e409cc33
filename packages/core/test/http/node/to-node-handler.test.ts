import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { httpAdapterConformance } from '@platen/testkit'
import { createPlaten } from '../../../src/create-platen.ts'
import { toNodeHandler } from '../../../src/http/node/to-node-handler.ts'

httpAdapterConformance({
  start: async ({ mountPath, findUser, platen: options }) => {
    const platen = createPlaten(options)
    const authenticate = ({ headers }: { readonly headers: Parameters<typeof findUser>[0] }) =>
      findUser(headers)
    const server = createServer(toNodeHandler(platen, { mountPath, authenticate }))
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    return {
      port: (server.address() as AddressInfo).port,
      signUrl: platen.signUrl,
      drain: platen.drain,
      close: async () => {
        server.closeAllConnections()
        await new Promise<void>((closed) => server.close(() => closed()))
        await platen.close()
      },
    }
  },
})
