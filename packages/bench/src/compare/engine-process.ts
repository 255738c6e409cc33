import { buildTexts } from '../card/photo-card.ts'
import { ENGINES, type EngineName } from '../engines/engines.ts'
import type { WorkOrder, WorkResult } from './worker-message.ts'

/** The child of a comparison: one engine, idle until the parent lets it work. */
const engine = await ENGINES[process.argv[2] as EngineName]()

async function work({ format, from, count }: WorkOrder): Promise<WorkResult> {
  const timesMs: number[] = []
  const bytes: number[] = []
  for (let index = from; index < from + count; index++) {
    const texts = buildTexts(index)
    const started = performance.now()
    const image = await engine.render(texts, format)
    timesMs.push(performance.now() - started)
    bytes.push(image.byteLength)
  }
  return { timesMs, bytes, rssBytes: process.memoryUsage.rss() }
}

process.on('message', async (order: WorkOrder) => {
  process.send?.(await work(order))
})
process.send?.('ready')
