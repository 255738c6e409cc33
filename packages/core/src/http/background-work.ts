import type { Logger } from '../foundation/logger.ts'

/** Work that an answer does not wait for, such as noting that a key was used. */
export interface BackgroundWork {
  /**
   * Starts work whose failure goes to the log. It is dropped when too much is under way already, so
   * that a flood of requests cannot pile up writes; nothing that must happen may be given here.
   */
  run(what: string, work: () => Promise<unknown>): void
  /** Waits for what is under way. */
  settle(): Promise<void>
}

const MAX_UNDER_WAY = 100

export function createBackgroundWork(logger: Logger): BackgroundWork {
  const underWay = new Set<Promise<void>>()
  const start = async (what: string, work: () => Promise<unknown>) => {
    try {
      await work()
    } catch (error) {
      logger.warn({ err: error }, `Could not ${what}`)
    }
  }
  return {
    run: (what, work) => {
      if (underWay.size >= MAX_UNDER_WAY) return
      const running = start(what, work).finally(() => underWay.delete(running))
      underWay.add(running)
    },
    settle: async () => {
      await Promise.all(underWay)
    },
  }
}
