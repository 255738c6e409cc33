import { afterEach } from 'vitest'
import { SILENT_LOGGER } from '../../../src/foundation/logger.ts'
import { createLocalLine } from '../../../src/render/create-local-line.ts'
import { type RendererOptions, toLineOptions } from '../../../src/render/create-renderer.ts'
import { createRenderPool, type RenderPool } from '../../../src/render/pool/create-render-pool.ts'
import type { RenderOrder } from '../../../src/render/render-order.ts'
import type { RenderResult } from '../../../src/render/render-result.ts'
import { orderOf } from './order.ts'
import { type ThreadName, threadFile } from './thread-file.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((opened) => opened.close()))
})

export interface OpenPoolOptions {
  readonly thread: ThreadName
  readonly workers?: number
  readonly line?: RendererOptions
  readonly graceMs?: number
}

export interface OpenPool {
  readonly pool: RenderPool
  /** What it logged. */
  readonly warnings: readonly string[]
}

/** A pool by itself, closed after the test. */
export function openPool(options: OpenPoolOptions): OpenPool {
  const { thread, workers = 1, line = {}, graceMs = 60_000 } = options
  const warnings: string[] = []
  const logger = {
    ...SILENT_LOGGER,
    warn: (_details: unknown, text: string) => warnings.push(text),
  }
  const settings = toLineOptions(line)
  const local = createLocalLine(settings)
  const threadUrl = threadFile(thread)
  const pool = createRenderPool({ line: settings, local, logger, workers, threadUrl, graceMs })
  open.push(pool, local)
  return { pool, warnings }
}

export interface StuckPool extends OpenPool {
  /** Never settles by itself; its thread has begun it and hears nothing more. */
  readonly stuck: Promise<RenderResult>
}

/** A pool whose only thread is stuck in its first job. */
export async function openStuckPool(
  order: Partial<Pick<RenderOrder, 'signal' | 'deadlineMs'>> = {},
  graceMs?: number,
): Promise<StuckPool> {
  let onBegin = () => {}
  const begun = new Promise<void>((settle) => {
    onBegin = settle
  })
  const load = async () => {
    onBegin()
    return new Uint8Array(1)
  }
  const opened = openPool({
    thread: 'stuck',
    line: { fonts: [{ family: 'Any', load }] },
    ...(graceMs === undefined ? {} : { graceMs }),
  })
  const stuck = opened.pool.render({ ...orderOf(), ...order })
  // On a busy machine its deadline may come first.
  await Promise.race([begun, stuck.catch(() => undefined)])
  return { ...opened, stuck }
}
