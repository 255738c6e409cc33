import type { CardName } from '../card/card.ts'
import { createContentBuilder } from '../card/card-content.ts'
import { type EngineName, findEngine } from '../engines/engines.ts'
import { doWork } from './do-work.ts'
import type { WorkOrder } from './worker-message.ts'

/** The child of a comparison: one engine and one card, idle until the parent lets it work. */
const [, , name, card] = process.argv as [string, string, EngineName, CardName]
const engine = await findEngine(name).create(card)
const buildContent = createContentBuilder(card)

process.on('message', async (order: WorkOrder) => {
  process.send?.(await doWork(engine, buildContent, order))
})
process.once('disconnect', async () => {
  await engine.close?.()
  process.exit()
})
process.send?.('ready')
