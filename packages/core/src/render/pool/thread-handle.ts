import { Worker } from 'node:worker_threads'
import type { Template } from '../../model/template.ts'
import type { LoadGroup } from '../load-group.ts'
import { createLoadGroups } from './load-groups.ts'
import type { PoolJob } from './pool-job.ts'
import { fromPortableError, toPortableError } from './portable-error.ts'
import { toPortableOrder } from './portable-order.ts'
import { createSentTemplates } from './sent-templates.ts'
import type { SourceHost } from './source-host.ts'
import type { SourceQuestion } from './source-question.ts'
import type { MessageFromThread, MessageToThread } from './thread-message.ts'
import type { ThreadSetup } from './thread-setup.ts'

/**
 * While one job waits for a source or for an encoder in libuv's threads, another goes on.
 */
const JOBS_AT_ONCE = 2

export interface ThreadOptions {
  readonly url: URL
  readonly setup: ThreadSetup
  readonly host: SourceHost
  /** Ms that a job may go on after it was told to end, before its thread is ended. */
  readonly graceMs: number
  /** Its code is loaded, or it has done a job. */
  readonly onFree: () => void
  /** It ended, whether it was told to or not. */
  readonly onExit: (thread: ThreadHandle, end: ThreadEnd) => void
}

export interface ThreadEnd {
  /** What it had not done. */
  readonly jobs: readonly PoolJob[]
  readonly cause: unknown
}

/** The main thread's end of a render thread. */
export class ThreadHandle {
  readonly #options: ThreadOptions
  readonly #worker: Worker
  readonly #jobs = new Map<number, PoolJob>()
  readonly #questions = new Map<number, AbortController>()
  readonly #templates = createSentTemplates()
  readonly #groups = createLoadGroups((group) => this.#post({ type: 'ungroup', group }))
  #lastJob = 0
  #isReady = false
  #isKept = true
  #isEnding = false
  #fault: unknown

  constructor(options: ThreadOptions) {
    this.#options = options
    this.#worker = new Worker(options.url, {
      name: 'platen-render',
      workerData: options.setup,
      ...execArguments(),
    })
    this.#worker.on('message', (message: MessageFromThread) => this.#hear(message))
    this.#worker.on('error', (error) => {
      this.#fault = error
    })
    this.#worker.on('exit', (code) => this.#end(code))
  }

  /** It has loaded its code. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** It may be given one more job. */
  get hasRoom(): boolean {
    return this.#isReady && !this.#isEnding && this.#jobs.size < JOBS_AT_ONCE
  }

  /** How many jobs it has. */
  get load(): number {
    return this.#jobs.size
  }

  knows(template: Template): boolean {
    return this.#templates.has(template)
  }

  /** It has loaded something for this group. */
  hasGroup(group: LoadGroup): boolean {
    return this.#groups.has(group)
  }

  draw(job: PoolJob): void {
    this.#lastJob += 1
    const number = this.#lastJob
    const template = this.#templates.send(job.order.template.template)
    const order = toPortableOrder(job.order)
    const { group: orders } = job.order
    const group = orders === undefined ? undefined : this.#groups.number(orders)
    this.#jobs.set(number, job)
    try {
      this.#post({ type: 'job', job: number, task: job.task, order, template, group })
    } catch (error) {
      // It holds what cannot be sent.
      this.#jobs.delete(number)
      job.fail(error)
    }
  }

  /** Tells it that nobody waits for a job of its any more, and ends it when it goes on regardless. */
  drop(job: PoolJob): void {
    for (const [number, own] of this.#jobs) {
      if (own !== job) continue
      this.#post({ type: 'abort', job: number })
      const timer = setTimeout(() => {
        if (this.#jobs.has(number)) void this.terminate()
      }, this.#options.graceMs)
      timer.unref()
    }
  }

  /** Somebody waits for a job of its. */
  get isAwaited(): boolean {
    for (const job of this.#jobs.values()) if (!job.isSettled) return true
    return false
  }

  /** Lets the process end without it, or not. */
  keepAlive(isNeeded: boolean): void {
    if (isNeeded === this.#isKept) return
    this.#isKept = isNeeded
    if (isNeeded) this.#worker.ref()
    else this.#worker.unref()
  }

  async terminate(): Promise<void> {
    this.#isEnding = true
    await this.#worker.terminate()
  }

  #post(message: MessageToThread, moved: readonly ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, [...moved])
  }

  #hear(message: MessageFromThread): void {
    switch (message.type) {
      case 'ready':
        this.#isReady = true
        this.#options.onFree()
        break
      case 'done':
        this.#settle(message.job, (job) => job.succeed(message.result))
        break
      case 'failed':
        this.#settle(message.job, (job) => job.fail(fromPortableError(message.error)))
        break
      case 'question':
        void this.#answer(message.question, message.of)
        break
      case 'withdrawal':
        this.#questions.get(message.question)?.abort()
        break
    }
  }

  #settle(number: number, settle: (job: PoolJob) => void): void {
    const job = this.#jobs.get(number)
    this.#jobs.delete(number)
    if (job !== undefined && !job.isSettled) settle(job)
    this.#options.onFree()
  }

  async #answer(question: number, of: SourceQuestion): Promise<void> {
    const controller = new AbortController()
    this.#questions.set(question, controller)
    try {
      const answer = await this.#options.host.answer(of, controller.signal)
      const moved = answer instanceof Uint8Array && answer.buffer instanceof ArrayBuffer
      this.#post({ type: 'answer', question, answer }, moved ? [answer.buffer] : [])
    } catch (error) {
      this.#post({ type: 'refusal', question, error: toPortableError(error) })
    } finally {
      this.#questions.delete(question)
    }
  }

  #end(code: number): void {
    for (const controller of this.#questions.values()) controller.abort()
    const jobs = [...this.#jobs.values()]
    this.#jobs.clear()
    const cause = this.#fault ?? new Error(`The thread ended with exit code ${code}.`)
    this.#options.onExit(this, { jobs, cause })
  }
}

/** A thread takes over the flags of its process; this one is for programs given as text, and fails it. */
function execArguments(): { execArgv?: string[] } {
  const isText = process.execArgv.some((flag) => flag.startsWith('--input-type'))
  return isText ? { execArgv: [] } : {}
}
