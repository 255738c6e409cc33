import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPlaten, toNodeHandler } from '@platen/core'
import { httpAdapterConformance, type TestHeaders } from '@platen/testkit'
import { sqliteStorage } from '../src/sqlite-storage.ts'
import { useDatabaseFolder } from './use-database-folder.ts'

const folder = useDatabaseFolder()

httpAdapterConformance({
  start: async ({ mountPath, findUser, platen: options }) => {
    const stores = await sqliteStorage(folder.freshPath(), { clock: options.clock })
    const platen = createPlaten({ ...options, stores })
    const authenticate = ({ headers }: { readonly headers: TestHeaders }) => findUser(headers)
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
