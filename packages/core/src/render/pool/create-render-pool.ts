import { setMaxListeners } from 'node:events'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { PlatenError } from '../../foundation/errors.ts'
import type { Logger } from '../../foundation/logger.ts'
import type { LocalLine, LocalLineOptions } from '../create-local-line.ts'
import type { Measurement } from '../measure.ts'
import type { Receipt } from '../receipt.ts'
import type { LineOrder, RenderLine, RenderTask, TaskResult } from '../render-line.ts'
import type { RenderResult } from '../render-result.ts'
import { PoolJob } from './pool-job.ts'
import type { PoolOptions } from './pool-options.ts'
import { createSourceHost, type SourceHost } from './source-host.ts'
import { type ThreadEnd, ThreadHandle } from './thread-handle.ts'
import { buildThreadSetup, type ThreadSetup } from './thread-setup.ts'

/** The line in other threads, which are started when there is work for them. */
export interface RenderPool extends RenderLine {
  /** Ends running renders with `closed`, and all threads. */
  close(): Promise<void>
}

export interface RenderPoolOptions extends PoolOptions {
  readonly line: LocalLineOptions
  /** Draws in the caller's thread where none can be started. */
  readonly local: LocalLine
  readonly logger: Logger
  /** See `ThreadOptions`. */
  readonly graceMs?: number
}

const GRACE_MS = 10_000

/** The build puts it beside the file that this code ends up in. */
const THREAD_FILE = './render-thread.js'

/**
 * Threads do the synchronous work of a render, so that the caller's event loop stays free and all
 * processors are used. Equal orders give the bytes that they give in the caller's thread.
 *
 * An idle pool keeps no process alive. A thread that crashes is replaced, and its jobs are tried once
 * more. Where no thread can be started, because its file was not shipped along, all is drawn in the
 * caller's thread, and the log says so once.
 */
export function createRenderPool(options: RenderPoolOptions): RenderPool {
  return new ThreadPool(options)
}

class ThreadPool implements RenderPool {
  readonly #options: RenderPoolOptions
  readonly #host: SourceHost
  readonly #setup: ThreadSetup
  readonly #threads = new Set<ThreadHandle>()
  readonly #waiting = new Set<PoolJob>()
  readonly #closing = new AbortController()
  /** Falls when one more cannot be started; at 0 all is drawn in the caller's thread. */
  #most: number

  constructor(options: RenderPoolOptions) {
    this.#options = options
    // Every job listens to it, however many there are at once.
    setMaxListeners(0, this.#closing.signal)
    this.#most = options.workers ?? availableParallelism()
    this.#host = createSourceHost(options.line)
    this.#setup = buildThreadSetup(options.line)
  }

  render(order: LineOrder): Promise<RenderResult> {
    return this.#run('render', order)
  }

  validate(order: LineOrder): Promise<Receipt> {
    return this.#run('validate', order)
  }

  measure(order: LineOrder): Promise<Measurement> {
    return this.#run('measure', order)
  }

  async close(): Promise<void> {
    this.#closing.abort(new PlatenError('closed', 'This Platen was closed.'))
    await Promise.all([...this.#threads].map((thread) => thread.terminate()))
  }

  async #run<Task extends RenderTask>(task: Task, order: LineOrder): Promise<TaskResult<Task>> {
    const job = new PoolJob({
      task,
      order,
      closing: this.#closing.signal,
      onAbort: (aborted) => this.#drop(aborted),
    })
    if (!job.isSettled) this.#waiting.add(job)
    this.#dispatch()
    // A thread gives each task the result of its kind.
    return (await job.result) as TaskResult<Task>
  }

  #drop(job: PoolJob): void {
    this.#waiting.delete(job)
    for (const thread of this.#threads) thread.drop(job)
    this.#keepAlive()
  }

  /** Hands out what waits to threads that have room. */
  #dispatch(): void {
    this.#grow()
    for (const job of this.#waiting) {
      const thread = this.#choose(job)
      if (thread === undefined && this.#most > 0) continue
      this.#waiting.delete(job)
      if (thread === undefined) this.#drawHere(job)
      else thread.draw(job)
    }
    this.#keepAlive()
  }

  /** Starts as many threads as there are jobs. */
  #grow(): void {
    let jobs = this.#waiting.size
    for (const thread of this.#threads) jobs += thread.load
    while (this.#threads.size < Math.min(jobs, this.#most)) this.#start()
  }

  #start(): void {
    const { threadUrl, graceMs = GRACE_MS } = this.#options
    try {
      const thread = new ThreadHandle({
        url: threadUrl ?? findThreadFile(),
        setup: this.#setup,
        host: this.#host,
        graceMs,
        onFree: () => this.#dispatch(),
        onExit: (ended, end) => this.#replace(ended, end),
      })
      this.#threads.add(thread)
    } catch (error) {
      this.#shrink(error)
    }
  }

  /**
   * The one that has begun the group of the job, though the job has to wait for it; else the one with the
   * fewest jobs, of equal ones the one that has the template already.
   */
  #choose({ order }: PoolJob): ThreadHandle | undefined {
    const begun = this.#findGroup(order.group)
    if (begun !== undefined) return begun.hasRoom ? begun : undefined
    let best: ThreadHandle | undefined
    for (const thread of this.#threads) {
      if (!thread.hasRoom) continue
      const isBetter =
        best === undefined ||
        thread.load < best.load ||
        (thread.load === best.load && thread.knows(order.template.template))
      if (isBetter) best = thread
    }
    return best
  }

  #findGroup(group: LineOrder['group']): ThreadHandle | undefined {
    if (group === undefined) return undefined
    return [...this.#threads].find((thread) => thread.hasGroup(group))
  }

  #replace(thread: ThreadHandle, { jobs, cause }: ThreadEnd): void {
    this.#threads.delete(thread)
    if (this.#closing.signal.aborted) return
    if (thread.isReady) {
      this.#options.logger.warn({ err: cause }, 'A render thread ended and is replaced')
    } else {
      this.#shrink(cause)
    }
    for (const job of jobs) if (job.survive(cause)) this.#waiting.add(job)
    this.#dispatch()
  }

  /** Threads that cannot be started are not tried again and again. */
  #shrink(err: unknown): void {
    this.#most = this.#threads.size
    const consequence = this.#most === 0 ? 'all is drawn in the main thread' : 'fewer have to do'
    this.#options.logger.warn({ err }, `A render thread could not be started; ${consequence}`)
  }

  #drawHere(job: PoolJob): void {
    this.#options.local[job.task](job.order).then(
      (result) => job.isSettled || job.succeed(result),
      (error: unknown) => job.isSettled || job.fail(error),
    )
  }

  /** The process waits for threads that somebody waits for. */
  #keepAlive(): void {
    const isStartAwaited = this.#waiting.size > 0
    for (const thread of this.#threads) {
      thread.keepAlive(thread.isReady ? thread.isAwaited : isStartAwaited)
    }
  }
}

/** @throws When the build has left it out. */
function findThreadFile(): URL {
  const url = new URL(THREAD_FILE, import.meta.url)
  if (existsSync(url)) return url
  throw new Error(
    `There is no file "${url.href}"; where the program is bundled, give "pool.threadUrl".`,
  )
}
