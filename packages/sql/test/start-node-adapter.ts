import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPlaten, toNodeHandler } from '@platen/core'
import type { Clock, Stores } from '@platen/core/ports'
import type { HttpAdapterConformanceOptions, TestHeaders } from '@platen/testkit'

/** Serves a Platen by plain Node on stores of their own. */
export function startNodeAdapter(
  openStores: (world: { readonly clock: Clock | undefined }) => Promise<Stores>,
): HttpAdapterConformanceOptions['start'] {
  return async ({ mountPath, findUser, platen: options }) => {
    const stores = await openStores({ clock: options.clock })
    const platen = createPlaten({ ...options, stores })
    const authenticate = ({ headers }: { readonly headers: TestHeaders }) => findUser(headers)
    const server = createServer(toNodeHandler(platen, { mountPath, authenticate }))
    // Node hangs up on a client that closed its side, and does so before any store that is asked over a network.
    Object.assign(server, { httpAllowHalfOpen: true })
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
  }
}
