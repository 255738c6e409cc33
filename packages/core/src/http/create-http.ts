import { createHttpTools, type HttpSurroundings } from './create-http-tools.ts'
import { createHandle, type Handle } from './handle.ts'
import { createReferenceRoutes } from './reference/create-reference-routes.ts'
import { ROUTES } from './routes.ts'
import { createUrlSigner, type SignImageUrl } from './signing/sign-image-url.ts'

/** The routes of one Platen, with all that they share. Loaded with the first request. */
export interface Http {
  readonly handle: Handle
  readonly signUrl: SignImageUrl
  /**
   * Waits for requests and renders under way, while no more are begun.
   *
   * @param limitMs How long at most; what is left then goes to the log.
   */
  drain(limitMs: number): Promise<void>
  /** Waits for what answers did not wait for. */
  close(): Promise<void>
}

export function createHttp(surroundings: HttpSurroundings): Http {
  const tools = createHttpTools(surroundings)
  const { reference = true } = surroundings.options
  const routes = reference ? [...ROUTES, ...createReferenceRoutes(ROUTES)] : ROUTES
  tools.rendering.worker.start()
  return {
    handle: createHandle(tools, routes),
    signUrl: createUrlSigner(tools),
    drain: async (limitMs) => {
      const { underWay, rendering, logger } = tools
      const isDone = await within(limitMs, [underWay.settle(), rendering.worker.finish()])
      if (isDone) return
      logger.warn({ requests: underWay.count }, 'Not all that was under way has ended in time')
    },
    close: async () => {
      await tools.rendering.worker.stop()
      await tools.rendering.usage.flush()
      await tools.background.settle()
    },
  }
}

/** @returns Whether all of it was done in time. */
async function within(limitMs: number, work: readonly Promise<void>[]): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((settle) => {
    timer = setTimeout(() => settle(false), limitMs)
  })
  try {
    return await Promise.race([Promise.all(work).then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
