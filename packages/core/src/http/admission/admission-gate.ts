import { PlatenError } from '../../foundation/errors.ts'
import type { AdmissionSettings } from './admission-options.ts'
import { FairQueue, type Waiting } from './fair-queue.ts'
import { weighRender } from './render-weight.ts'

/** Lets renders begin a few at a time, turns away those that would wait for too long. */
export interface AdmissionGate {
  /**
   * Begins work when it is its turn.
   *
   * @param work Is told when it came, by the gate's clock: the time that it waited is not given back.
   * @throws {PlatenError} `queue_full`, `queue_stale`, `memory_full`, each with the time to try again;
   *   or the signal's reason, which takes what waits out at once.
   */
  run<Result>(order: AdmissionOrder, work: (cameAt: number) => Promise<Result>): Promise<Result>
  /** How busy it is now. */
  describe(): AdmissionLoad
}

export interface AdmissionOrder {
  readonly orgId: string
  /** Device px that are drawn. */
  readonly pixels: number
  /** Ms from now on for everything, the waiting included. */
  readonly deadlineMs: number
  readonly signal: AbortSignal
}

export interface AdmissionLoad {
  /** Renders under way, and how many there may be. */
  readonly running: number
  readonly concurrency: number
  readonly waiting: number
  /** Bytes that are set aside. */
  readonly memory: number
}

/** Why a render was turned away. */
export type RefusalReason = 'queue_full' | 'queue_stale' | 'memory_full'

export interface AdmissionGateOptions extends AdmissionSettings {
  /** Ms of a clock that never runs backwards. */
  readonly now: () => number
  /** Bytes of the process. */
  readonly readRss: () => number
  readonly onRefusal?: (reason: RefusalReason) => void
  /** Told how long each waited, in ms, that began. */
  readonly onBegin?: (waitedMs: number) => void
}

interface Applicant extends Waiting {
  readonly memory: number
  readonly begin: () => void
  readonly refuse: (error: unknown) => void
}

/** What is told who comes again: bounds of the estimate. */
const LEAST_RETRY_MS = 1_000
const MOST_RETRY_MS = 30_000
/** Share of the latest render in the mean duration. */
const RECENT = 0.2

export function createAdmissionGate(options: AdmissionGateOptions): AdmissionGate {
  return new FairGate(options)
}

class FairGate implements AdmissionGate {
  readonly #options: AdmissionGateOptions
  readonly #queue = new FairQueue<Applicant>()
  #running = 0
  #memory = 0
  #meanMs = 100

  constructor(options: AdmissionGateOptions) {
    this.#options = options
  }

  async run<Result>(
    order: AdmissionOrder,
    work: (cameAt: number) => Promise<Result>,
  ): Promise<Result> {
    order.signal.throwIfAborted()
    const { now, onBegin } = this.#options
    const cameAt = now()
    const { cost, memory } = weighRender(order.pixels)
    await this.#enter(order, { orgId: order.orgId, cost, memory })
    const beganAt = now()
    onBegin?.(beganAt - cameAt)
    try {
      return await work(cameAt)
    } finally {
      this.#meanMs += (now() - beganAt - this.#meanMs) * RECENT
      this.#running -= 1
      this.#memory -= memory
      this.#advance()
    }
  }

  describe(): AdmissionLoad {
    const { concurrency } = this.#options
    const [running, memory] = [this.#running, this.#memory]
    return { running, concurrency, waiting: this.#queue.size, memory }
  }

  async #enter(
    order: AdmissionOrder,
    weight: Pick<Applicant, 'orgId' | 'cost' | 'memory'>,
  ): Promise<void> {
    const { readRss, maxRssBytes } = this.#options
    // One alone may always begin, since memory that nobody frees would shut out everybody for ever.
    if (this.#running > 0 && readRss() > maxRssBytes) throw this.#refusal('memory_full')
    if (this.#queue.size === 0 && this.#hasRoom(weight.memory)) this.#occupy(weight.memory)
    else await this.#wait(order, weight)
  }

  async #wait(
    { signal, deadlineMs }: AdmissionOrder,
    weight: Pick<Applicant, 'orgId' | 'cost' | 'memory'>,
  ): Promise<void> {
    this.#makePlace(weight.orgId)
    let giveUp = () => {}
    let timer: NodeJS.Timeout | undefined
    try {
      await new Promise<void>((begin, refuse) => {
        const applicant: Applicant = { ...weight, begin, refuse }
        const leave = (error: unknown) => {
          this.#queue.remove(applicant)
          // What was too large for the room that there is may have stood before smaller ones.
          this.#advance()
          refuse(error)
        }
        giveUp = () => leave(signal.reason)
        signal.addEventListener('abort', giveUp, { once: true })
        const waitMs = Math.min(this.#options.maxWaitMs, deadlineMs)
        timer = setTimeout(() => leave(this.#refusal('queue_stale')), waitMs)
        this.#queue.add(applicant)
      })
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
    }
  }

  /** @throws {PlatenError} `queue_full` when there is none, and nobody else has more than a fair share. */
  #makePlace(orgId: string): void {
    if (this.#queue.size < this.#options.queue) return
    const excess = this.#queue.findExcess(orgId)
    if (excess === undefined) throw this.#refusal('queue_full')
    this.#queue.remove(excess)
    excess.refuse(this.#refusal('queue_full'))
  }

  #advance(): void {
    for (;;) {
      const next = this.#queue.peek()
      if (next === undefined || !this.#hasRoom(next.memory)) return
      this.#queue.take(next)
      this.#occupy(next.memory)
      next.begin()
    }
  }

  #hasRoom(memory: number): boolean {
    const { concurrency, memoryBytes } = this.#options
    if (this.#running === 0) return true
    return this.#running < concurrency && this.#memory + memory <= memoryBytes
  }

  #occupy(memory: number): void {
    this.#running += 1
    this.#memory += memory
  }

  #refusal(reason: RefusalReason): PlatenError {
    const { onRefusal, concurrency } = this.#options
    onRefusal?.(reason)
    const aheadMs = (this.#meanMs * (this.#queue.size + 1)) / concurrency
    const retryAfterMs = Math.min(MOST_RETRY_MS, Math.max(LEAST_RETRY_MS, aheadMs))
    return new PlatenError(reason, DETAILS[reason], { retryAfterMs })
  }
}

const DETAILS: Readonly<Record<RefusalReason, string>> = {
  queue_full: 'As many renders wait as may; try again later.',
  queue_stale:
    'The render did not get its turn in time, since others are under way; try again later.',
  memory_full: 'The renders under way take all memory that they may; try again later.',
}
