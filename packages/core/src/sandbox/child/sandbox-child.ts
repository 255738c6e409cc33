/**
 * What a process of the sandbox runs; started by `createSandbox`, never imported by other code.
 *
 * @module
 */
import type { ChildJob, MessageFromChild, MessageToChild } from '../child-message.ts'
import { drawSvg, setUpRenderer } from './draw-svg.ts'
import { offerToDieFirst } from './offer-to-die-first.ts'
import { watchMemory } from './watch-memory.ts'

const aborted = new Set<number>()

const post = (message: MessageFromChild, onSent: () => void = () => undefined): void => {
  // A host that is gone is seen by the end of the channel.
  process.send?.(message, undefined, undefined, onSent)
}

/** `process.exit` would wait for the renderer, which may never come back. */
const endNow = (): void => {
  process.kill(process.pid, 'SIGKILL')
}

const readHeldBytes = () => process.memoryUsage.rss()

async function work({ job, drawing, deadlineMs, memoryBytes }: ChildJob): Promise<void> {
  const unwatch = watchMemory(memoryBytes, () => post({ type: 'overflow', job }, endNow))
  try {
    const drawn = await drawSvg(drawing, deadlineMs)
    const pixels = aborted.has(job) ? undefined : drawn
    post({ type: 'done', job, pixels, heldBytes: readHeldBytes() })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    post({ type: 'failed', job, reason, heldBytes: readHeldBytes() })
  } finally {
    aborted.delete(job)
    unwatch()
  }
}

process.on('disconnect', endNow)
// A terminal sends these to the whole group, and the host may have drawings to finish.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('message', (message: MessageToChild) => {
  if (message.type === 'job') void work(message)
  else aborted.add(message.job)
})
offerToDieFirst()
setUpRenderer()
post({ type: 'ready' })
