/**
 * Renders that were accepted and wait for a worker. What to render stands in the `RenderLog` row of
 * the same id; the queue only decides who does it and when.
 *
 * Contract (checked by `renderQueueConformance` in @platen/testkit):
 * - A job is in the hands of at most one worker: from `claim` until `finish`, `release`, or the end
 *   of its lease, after which it may be claimed again, with the next attempt.
 * - The attempt is counted at `claim`, so a worker that dies has used one up.
 * - A claim that has been given up, by its lease or by `cancel`, can be neither renewed, finished nor
 *   released: these answer `false`.
 * - Jobs of one organisation are claimed in the order in which they came. Organisations take turns:
 *   one with many jobs does not make another wait for all of them.
 */
export interface RenderQueue {
  /**
   * Adds a job; one whose id waits or runs already is not added again.
   *
   * @throws {PlatenError} queue_full
   */
  enqueue(job: RenderJob): Promise<void>
  /** The next job that may be begun; undefined if there is none. */
  claim(leaseMs: number): Promise<RenderClaim | undefined>
  /** Prolongs a claim from now on. @returns Whether it still held. */
  renew(claim: RenderClaim, leaseMs: number): Promise<boolean>
  /** The job is done, well or badly, and leaves the queue. @returns Whether the claim still held. */
  finish(claim: RenderClaim): Promise<boolean>
  /** Gives a job back, to be claimed again after `delayMs`. @returns Whether the claim still held. */
  release(claim: RenderClaim, delayMs: number): Promise<boolean>
  /** Takes a job out, waiting or running. @returns Whether it was there. */
  cancel(orgId: string, id: string): Promise<boolean>
  /**
   * Calls back when there may be something to claim; never while `enqueue` runs. Workers still ask
   * now and then, since leases and delays end without a call.
   *
   * @returns Ends the calls.
   */
  onWork(wake: () => void): () => void
}

export interface RenderJob {
  /** That of the `RenderRecord`. */
  readonly id: string
  readonly orgId: string
}

export interface RenderClaim extends RenderJob {
  /** 1, 2, 3, …: the fence of `RenderLog.update`. */
  readonly attempt: number
}
