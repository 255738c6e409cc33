/** Opens the database named on the command line, when told to, and tells whether that went well. */
import { sqliteStorage } from '../../src/sqlite-storage.ts'

process.once('message', async () => {
  try {
    const stores = await sqliteStorage(process.argv[2] ?? '')
    await stores.close()
    process.send?.('opened', () => process.disconnect())
  } catch (error) {
    process.send?.(String(error), () => process.disconnect())
  }
})
process.send?.('ready')
