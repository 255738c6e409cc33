import { availableParallelism, totalmem } from 'node:os'
import { PlatenError } from '../../foundation/errors.ts'

/** How many renders over HTTP are drawn at once, and what happens to the others. */
export interface AdmissionOptions {
  /** Renders at once, from 1. Default: the threads of the pool, else as many as there are processors. */
  readonly concurrency?: number
  /** Renders that may wait, from 0. Default 200. */
  readonly queue?: number
  /** Ms that one waits at most, from 1; then it is refused with 503. Default 5,000. */
  readonly maxWaitMs?: number
  /**
   * Bytes that renders under way may take together, as they are estimated by their size; one alone may
   * always begin. Default: a quarter of what the process may have.
   */
  readonly memoryBytes?: number
  /**
   * Bytes of the whole process above which no further render begins, with 503. Default: not looked at.
   */
  readonly maxRssBytes?: number
}

export type AdmissionSettings = Required<AdmissionOptions>

const DEFAULT_QUEUE = 200
const DEFAULT_WAIT_MS = 5_000

/**
 * @param workers Threads of the pool, where their number was chosen.
 * @throws {PlatenError} `out_of_range`, naming the option.
 */
export function parseAdmissionOptions(
  options: AdmissionOptions = {},
  workers: number = availableParallelism(),
): AdmissionSettings {
  const settings = {
    concurrency: options.concurrency ?? workers,
    queue: options.queue ?? DEFAULT_QUEUE,
    maxWaitMs: options.maxWaitMs ?? DEFAULT_WAIT_MS,
    memoryBytes: options.memoryBytes ?? Math.floor(findMemory() / 4),
    maxRssBytes: options.maxRssBytes ?? Number.MAX_SAFE_INTEGER,
  }
  for (const [name, value] of Object.entries(settings)) {
    const least = name === 'queue' ? 0 : 1
    if (Number.isSafeInteger(value) && value >= least) continue
    throw new PlatenError(
      'out_of_range',
      `"admission.${name}" is ${String(value)}, but must be a whole number from ${least}.`,
      { pointer: `/admission/${name}` },
    )
  }
  return settings
}

/** Bytes that this process may have: those of its control group where there is one. */
function findMemory(): number {
  const constrained = process.constrainedMemory()
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem()
}
