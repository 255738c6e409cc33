import type { CardContent } from '../card/card-content.ts'
import type { Engine } from '../engines/engine.ts'
import type { WorkOrder, WorkResult } from './worker-message.ts'

/** Lets an engine render, and times each render. Contents are built before the clock starts. */
export async function doWork(
  engine: Engine,
  buildContent: (index: number) => CardContent,
  { encoding, from, atOnce, least, budgetMs }: WorkOrder,
): Promise<WorkResult> {
  const timesMs: number[] = []
  const bytes: number[] = []
  let begun = 0
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  const renderNext = async (): Promise<void> => {
    while (begun < least || performance.now() - startedAt < budgetMs) {
      const content = buildContent(from + begun)
      begun += 1
      const renderedAt = performance.now()
      const image = await engine.render(content, encoding)
      timesMs.push(performance.now() - renderedAt)
      bytes.push(image.byteLength)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, renderNext))
  const elapsedMs = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpuBefore)
  return { timesMs, bytes, elapsedMs, cpuMs: (user + system) / 1000 }
}
