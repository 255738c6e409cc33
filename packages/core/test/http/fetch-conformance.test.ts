import type { AddressInfo } from 'node:net'
import { httpAdapterConformance, serveFetch } from '@platen/testkit'
import { createPlaten } from '../../src/create-platen.ts'
import { toFetchHandler } from '../../src/http/to-fetch-handler.ts'

httpAdapterConformance({
  usesFetch: true,
  start: async ({ mountPath, findUser, platen: options }) => {
    const platen = createPlaten(options)
    const handle = toFetchHandler(platen, {
      mountPath,
      authenticate: ({ headers }) => findUser(Object.fromEntries(headers)),
      findIp: () => '127.0.0.1',
    })
    const server = serveFetch(handle)
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
