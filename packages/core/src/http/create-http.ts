import { createHttpTools, type HttpSurroundings } from './create-http-tools.ts'
import { createHandle, type Handle } from './handle.ts'
import { createReferenceRoutes } from './reference/create-reference-routes.ts'
import { ROUTES } from './routes.ts'
import { createUrlSigner, type SignImageUrl } from './signing/sign-image-url.ts'

/** The routes of one Platen, with all that they share. Loaded with the first request. */
export interface Http {
  readonly handle: Handle
  readonly signUrl: SignImageUrl
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
    close: async () => {
      await tools.rendering.worker.stop()
      await tools.rendering.usage.flush()
      await tools.background.settle()
    },
  }
}
