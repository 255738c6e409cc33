import { PlatenError } from '../../foundation/errors.ts'

/** Counts the bytes of the layers and masks that one render holds at the same time. */
export interface MemoryBudget {
  /** @throws {PlatenError} render_too_large: nested groups and clips would hold too much. */
  take(bytes: number): void
  give(bytes: number): void
}

/** Room for a 40-megapixel page with three opacity groups of its size inside each other. */
const MOST_BYTES = 640_000_000

export function createMemoryBudget(): MemoryBudget {
  let held = 0
  return {
    take(bytes) {
      held += bytes
      if (held <= MOST_BYTES) return
      throw new PlatenError(
        'render_too_large',
        `Nested groups and clips would hold "${held}" bytes at once; at most ${MOST_BYTES} are allowed.`,
      )
    },
    give(bytes) {
      held -= bytes
    },
  }
}
