/** Opens the database named on the command line and answers each digest with the grant it finds. */
import { openStorage } from './open-storage.ts'

const stores = await openStorage(process.argv[2])
process.on('message', async (hash: string) => {
  const grant = await stores.keys.findGrant(hash)
  process.send?.(grant === undefined ? { found: false } : { found: true, ...grant })
})
process.send?.('ready')
