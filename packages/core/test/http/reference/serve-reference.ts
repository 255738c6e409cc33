import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPlaten } from '../../../src/create-platen.ts'
import { toNodeHandler } from '../../../src/http/node/to-node-handler.ts'
import { createMemoryStores } from '../../../src/memory/create-memory-stores.ts'
import { seedKey } from '../ask.ts'

/** A server with the reference page. */
export interface ServedReference {
  readonly origin: string
  /** A master key. */
  readonly key: string
  close(): Promise<void>
}

/** Serves an empty Platen on loopback, below a path of its host. */
export async function serveReference(mountPath: string): Promise<ServedReference> {
  const stores = createMemoryStores()
  const platen = createPlaten({ stores })
  const { key } = await seedKey(stores, 'master')
  const server = createServer(toNodeHandler(platen, { mountPath }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await platen.close()
    },
  }
}
