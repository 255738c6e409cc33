import { isPlatenError, PlatenError } from '../../foundation/errors.ts'
import type { RenderClaim } from '../../ports/render-queue.ts'
import type { RenderOutput, RenderRecord } from '../../ports/render-record.ts'
import { createLoadGroup } from '../../render/load-group.ts'
import type { RenderResult } from '../../render/render-result.ts'
import type { HttpTools } from '../http-tools.ts'
import { describeOutput } from './describe-output.ts'
import { describeFailure, withoutDetail } from './draw-order.ts'
import { prepareOrder } from './open-order.ts'
import type { Rendering, RenderWorker } from './rendering.ts'
import { reopenOrder } from './reopen-order.ts'
import { readStoredOrder } from './stored-order.ts'

interface WorkerTools
  extends Pick<HttpTools, 'stores' | 'renderer' | 'clock' | 'logger' | 'limits'> {
  readonly rendering: Pick<Rendering, 'templates' | 'usage' | 'sensitive' | 'versions'>
}

/** Renders that wait leave the processor to those that somebody waits for. */
const AT_ONCE = 1
/** Leases and delays end without a call: how often is asked anyhow. */
const POLL_MS = 1_000
/** Beyond the time that a render may take. */
const LEASE_SLACK_MS = 30_000
/** A render whose process died with it is not begun for ever. */
const MAX_ATTEMPTS = 3

export function createRenderWorker(tools: WorkerTools): RenderWorker {
  return new QueueWorker(tools)
}

class QueueWorker implements RenderWorker {
  readonly #tools: WorkerTools
  /** By render id: what ends it. */
  readonly #running = new Map<string, AbortController>()
  readonly #work = new Set<Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #endCalls: (() => void) | undefined
  #isStopped = false
  #isClaiming = false

  constructor(tools: WorkerTools) {
    this.#tools = tools
  }

  start(): void {
    if (this.#timer !== undefined || this.#isStopped) return
    const wake = () => void this.#claimAll()
    this.#endCalls = this.#tools.stores.queue.onWork(wake)
    this.#timer = setInterval(wake, POLL_MS)
    // Nothing that waits here keeps a process alive that is done otherwise.
    this.#timer.unref()
    wake()
  }

  cancel(id: string): void {
    this.#running.get(id)?.abort(new PlatenError('render_aborted', 'The render was cancelled.'))
  }

  async finish(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    this.#endCalls?.()
    await Promise.all(this.#work)
  }

  async stop(): Promise<void> {
    const closed = new PlatenError('closed', 'This Platen was closed.')
    for (const controller of this.#running.values()) controller.abort(closed)
    await this.finish()
  }

  async #claimAll(): Promise<void> {
    if (this.#isClaiming || this.#isStopped) return
    this.#isClaiming = true
    try {
      while (this.#running.size < AT_ONCE && !this.#isStopped) {
        const claim = await this.#tools.stores.queue.claim(this.#leaseMs)
        if (claim === undefined) break
        this.#begin(claim)
      }
    } catch (err) {
      this.#tools.logger.error({ err }, 'The queue of renders could not be read')
    } finally {
      this.#isClaiming = false
    }
  }

  get #leaseMs(): number {
    return this.#tools.limits.deadlineMs + LEASE_SLACK_MS
  }

  #begin(claim: RenderClaim): void {
    const controller = new AbortController()
    this.#running.set(claim.id, controller)
    const work = this.#process(claim, controller.signal)
      .catch((err: unknown) => {
        this.#tools.logger.error({ err, render: claim.id }, 'A waiting render could not be drawn')
      })
      .finally(() => {
        this.#running.delete(claim.id)
        this.#work.delete(work)
        void this.#claimAll()
      })
    this.#work.add(work)
  }

  async #process(claim: RenderClaim, signal: AbortSignal): Promise<void> {
    const { stores } = this.#tools
    const { id, orgId, attempt } = claim
    const begun = await stores.renders.update({
      orgId,
      id,
      attempt,
      patch: { status: 'processing' },
    })
    if (begun === undefined) {
      await stores.queue.finish(claim)
      return
    }
    try {
      const patch = await this.#draw(begun, claim, signal)
      await stores.renders.update({ orgId, id, attempt, patch })
      await stores.queue.finish(claim)
    } catch (error) {
      await this.#fail(claim, begun, error)
    }
  }

  async #draw(record: RenderRecord, claim: RenderClaim, signal: AbortSignal) {
    const { stores, rendering, clock } = this.#tools
    const startedAt = performance.now()
    const { template, outputs } = await reopenOrder(record, this.#tools)
    const drawn: RenderOutput[] = []
    const group = createLoadGroup()
    let last: RenderResult | undefined
    for (const [name, options] of outputs) {
      const prepared = prepareOrder(this.#tools, template, {
        options,
        deadlineMs: undefined,
        signal,
        group,
      })
      last = await prepared.render({ signal })
      const { format } = prepared
      drawn.push(describeOutput({ name, format, result: last, engine: rendering.versions }))
      rendering.usage.count(record.orgId, 'render')
      await stores.queue.renew(claim, this.#leaseMs)
    }
    return {
      status: 'completed',
      receiptJson: JSON.stringify(last?.receipt),
      outputs: drawn,
      completedAt: clock(),
      durationMs: performance.now() - startedAt,
      sizeBytes: drawn.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    } as const
  }

  async #fail(claim: RenderClaim, { orderJson }: RenderRecord, error: unknown): Promise<void> {
    const { stores, clock, logger } = this.#tools
    const { id, orgId, attempt } = claim
    const isOurs = isPlatenError(error)
    if (isOurs && error.code === 'closed' && attempt < MAX_ATTEMPTS) {
      await stores.queue.release(claim, 0)
      return
    }
    if (!isOurs) logger.error({ err: error, render: id }, 'A waiting render failed')
    const refusal = isOurs
      ? error
      : new PlatenError('internal', 'Something went wrong inside Platen.', { cause: error })
    const isWithheld = readStoredOrder(orderJson).withheld === true
    const told = isWithheld ? withoutDetail(refusal) : refusal
    const patch = describeFailure(told, clock())
    await stores.renders.update({ orgId, id, attempt, patch })
    await stores.queue.finish(claim)
  }
}
