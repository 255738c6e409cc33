import { createHttpTools, type HttpSurroundings } from './create-http-tools.ts'
import { createHandle, type Handle } from './handle.ts'
import { ROUTES } from './routes.ts'

/** The routes of one Platen, with all that they share. Loaded with the first request. */
export interface Http {
  readonly handle: Handle
  /** Waits for what answers did not wait for. */
  close(): Promise<void>
}

export function createHttp(surroundings: HttpSurroundings): Http {
  const tools = createHttpTools(surroundings)
  return {
    handle: createHandle(tools, ROUTES),
    close: async () => {
      await tools.rendering.usage.flush()
      await tools.background.settle()
    },
  }
}
