/** Opens the database named on the command line, when told to, and tells whether that went well. */
import { openStorage } from './open-storage.ts'

process.once('message', async () => {
  try {
    const stores = await openStorage(process.argv[2])
    await stores.close()
    process.send?.('opened', () => process.disconnect())
  } catch (error) {
    process.send?.(String(error), () => process.disconnect())
  }
})
process.send?.('ready')
