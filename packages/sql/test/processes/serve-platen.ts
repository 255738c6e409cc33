/** Serves a Platen on the database named on the command line and tells at which port. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPlaten, toNodeHandler } from '@platen/core'
import { openStorage } from './open-storage.ts'

const stores = await openStorage(process.argv[2])
const platen = createPlaten({ stores, metrics: true })
const authenticate = ({ headers }: { readonly headers: NodeJS.Dict<string | string[]> }) => {
  const userId = headers['x-test-user']
  if (typeof userId !== 'string') return undefined
  return { userId, role: userId === 'ada' ? 'owner' : 'user' } as const
}
const server = createServer(toNodeHandler(platen, { authenticate }))
server.listen(0, '127.0.0.1', () => {
  process.send?.('ready')
})
process.on('message', () => {
  process.send?.((server.address() as AddressInfo).port)
})
process.once('disconnect', async () => {
  server.closeAllConnections()
  server.close()
  await platen.close()
})
