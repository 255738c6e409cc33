import type { LoopMark } from '../assets/fetch/loop-mark.ts'
import { createNetworkReader } from '../assets/network-reader.ts'
import { type Logger, SILENT_LOGGER } from '../foundation/logger.ts'
import { createCompiler } from './create-compiler.ts'
import { createLocalLine } from './create-local-line.ts'
import {
  createRendererOn,
  type Renderer,
  type RendererOptions,
  toLineOptions,
} from './create-renderer.ts'
import { createRenderPool } from './pool/create-render-pool.ts'
import { createLargeOrderLine } from './pool/large-orders.ts'
import { assertPoolOptions, type PoolOptions } from './pool/pool-options.ts'

export interface RenderersOptions extends RendererOptions {
  /**
   * Threads that draw what comes over HTTP, so that the event loop stays free and all processors are
   * used, and canvases of 2 megapixels and more of the program itself, but for the first. They are
   * started when there is work, and keep no process alive. `false`: all is drawn in the main thread.
   */
  readonly pool?: PoolOptions | false
}

/** The two renderers of one Platen, which share what they keep. */
export interface Renderers {
  /** For functions that the program calls. */
  readonly program: Renderer
  /** For requests. */
  readonly routes: Renderer
  /** Ends running renders with `closed`, closes sockets, ends threads and drops all caches. */
  close(): Promise<void>
}

/** What the renderers of a Platen share with its routes. */
export interface RenderersSurroundings {
  /** Default: nothing is reported. */
  readonly logger?: Logger | undefined
  /** Absent: nobody is told who asks for sources. */
  readonly mark?: LoopMark | undefined
}

/** @throws {PlatenError} `invalid_value` or `invalid_host`, naming the option. */
export function createRenderers(
  options: RenderersOptions,
  { logger = SILENT_LOGGER, mark }: RenderersSurroundings = {},
): Renderers {
  const { pool: poolOptions = {}, ...rest } = options
  assertPoolOptions(poolOptions)
  const { network: policy, caches } = rest
  // One for all threads, so that each source is fetched once.
  const networkReader =
    policy === false
      ? undefined
      : createNetworkReader({ policy, mark, cacheBytes: caches?.fetched })
  const settings = { ...toLineOptions(rest, logger), networkReader }
  const local = createLocalLine(settings)
  const parts = { local, settings, compile: createCompiler(settings.limits) }
  if (poolOptions === false) {
    const renderer = createRendererOn(local, parts)
    return { program: renderer, routes: renderer, close: () => local.close() }
  }
  const pool = createRenderPool({ ...poolOptions, line: settings, local, logger })
  return {
    program: createRendererOn(createLargeOrderLine(local, pool), parts),
    routes: createRendererOn(pool, parts),
    close: async () => {
      await Promise.all([pool.close(), local.close()])
    },
  }
}
