import type { Clock } from '../foundation/clock.ts'
import { PlatenError } from '../foundation/errors.ts'
import type { RenderClaim, RenderJob, RenderQueue } from '../ports/render-queue.ts'
import { TurnTaking } from './turn-taking.ts'

export interface MemoryRenderQueueOptions {
  readonly clock: Clock
  /** Jobs that wait or run, 10,000 by default. */
  readonly maxJobs?: number | undefined
}

interface QueuedJob extends RenderJob {
  attempt: number
  /** Epoch ms: the end of a lease, or of a delay before the next attempt. */
  until: number
  state: 'waiting' | 'delayed' | 'claimed'
}

const DEFAULT_MAX_JOBS = 10_000

/** Keeps jobs in this process until it ends. */
export function createMemoryRenderQueue(options: MemoryRenderQueueOptions): RenderQueue {
  return new MemoryRenderQueue(options)
}

class MemoryRenderQueue implements RenderQueue {
  readonly #clock: Clock
  readonly #maxJobs: number
  readonly #jobs = new Map<string, QueuedJob>()
  /** Claimed or delayed: those for which the clock decides. */
  readonly #timed = new Set<QueuedJob>()
  readonly #waiting = new TurnTaking<QueuedJob>()
  readonly #listeners = new Set<() => void>()

  constructor({ clock, maxJobs = DEFAULT_MAX_JOBS }: MemoryRenderQueueOptions) {
    this.#clock = clock
    this.#maxJobs = maxJobs
  }

  async enqueue({ id, orgId }: RenderJob): Promise<void> {
    if (this.#jobs.has(id)) return
    if (this.#jobs.size >= this.#maxJobs) {
      throw new PlatenError(
        'queue_full',
        `${this.#maxJobs} renders wait or run already; try again later.`,
      )
    }
    const job: QueuedJob = { id, orgId, attempt: 0, until: 0, state: 'waiting' }
    this.#jobs.set(id, job)
    this.#wait(job)
  }

  async claim(leaseMs: number): Promise<RenderClaim | undefined> {
    this.#takeBack()
    const job = this.#waiting.next()
    if (job === undefined) return undefined
    job.attempt += 1
    this.#time(job, 'claimed', leaseMs)
    return { id: job.id, orgId: job.orgId, attempt: job.attempt }
  }

  async renew(claim: RenderClaim, leaseMs: number): Promise<boolean> {
    const job = this.#find(claim)
    if (job === undefined) return false
    this.#time(job, 'claimed', leaseMs)
    return true
  }

  async finish(claim: RenderClaim): Promise<boolean> {
    const job = this.#find(claim)
    if (job === undefined) return false
    this.#drop(job)
    return true
  }

  async release(claim: RenderClaim, delayMs: number): Promise<boolean> {
    const job = this.#find(claim)
    if (job === undefined) return false
    if (delayMs > 0) this.#time(job, 'delayed', delayMs)
    else this.#wait(job)
    return true
  }

  async cancel(orgId: string, id: string): Promise<boolean> {
    const job = this.#jobs.get(id)
    if (job === undefined || job.orgId !== orgId) return false
    this.#drop(job)
    return true
  }

  onWork(wake: () => void): () => void {
    // A listener of its own for each call, so that ending one does not end another.
    const listener = () => wake()
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The job of a claim that still holds. */
  #find({ id, attempt }: RenderClaim): QueuedJob | undefined {
    const job = this.#jobs.get(id)
    const holds = job?.state === 'claimed' && job.attempt === attempt && job.until > this.#clock()
    return holds ? job : undefined
  }

  #wait(job: QueuedJob): void {
    this.#timed.delete(job)
    job.state = 'waiting'
    this.#waiting.add(job)
    queueMicrotask(() => {
      for (const listener of this.#listeners) listener()
    })
  }

  #time(job: QueuedJob, state: 'delayed' | 'claimed', forMs: number): void {
    job.state = state
    job.until = this.#clock() + forMs
    this.#timed.add(job)
  }

  /** Leases and delays that are over make their jobs wait again. */
  #takeBack(): void {
    const now = this.#clock()
    for (const job of this.#timed) if (job.until <= now) this.#wait(job)
  }

  #drop(job: QueuedJob): void {
    this.#jobs.delete(job.id)
    this.#timed.delete(job)
    this.#waiting.remove(job)
  }
}
