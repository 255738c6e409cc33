import { type Load, sendLoad } from './send-load.ts'

/** The child that asks, apart from servers and parent. */
process.on('message', async (load: Load) => {
  try {
    process.send?.({ elapsedMs: await sendLoad(load) })
  } catch (error) {
    process.send?.({ failure: String(error) })
  }
})
process.send?.('ready')
