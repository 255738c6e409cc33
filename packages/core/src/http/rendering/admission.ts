import { createConcurrencyGate } from '../../assets/concurrency-gate.ts'
import { PlatenError } from '../../foundation/errors.ts'

/** Lets renders begin a few at a time and turns away those that would wait for too long. */
export interface Admission {
  /** @throws {PlatenError} `queue_full` */
  run<Result>(draw: () => Promise<Result>): Promise<Result>
}

export interface AdmissionOptions {
  /** Renders at once. More than a few make each of them slower and hold more memory. */
  readonly atOnce: number
  /** Renders that may wait. */
  readonly waiting: number
}

export function createAdmission({ atOnce, waiting }: AdmissionOptions): Admission {
  const gate = createConcurrencyGate(atOnce)
  let admitted = 0
  return {
    run: async (draw) => {
      if (admitted >= atOnce + waiting) {
        throw new PlatenError(
          'queue_full',
          `${waiting} renders wait already; try again in a moment.`,
          { retryAfterMs: 1_000 },
        )
      }
      admitted += 1
      try {
        return await gate.run(draw)
      } finally {
        admitted -= 1
      }
    },
  }
}
