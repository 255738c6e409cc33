import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Logger } from '../foundation/logger.ts'
import { isChildEnvironment } from './child-environment.ts'
import { type ChildEnd, ChildHandle, type ChildLimits } from './child-handle.ts'
import type { Sandbox, SvgDrawing } from './sandbox.ts'
import { sandboxClosed, svgUnavailable } from './sandbox-faults.ts'
import { SandboxJob } from './sandbox-job.ts'
import type { SandboxOptions } from './sandbox-options.ts'

export interface CreateSandboxOptions extends SandboxOptions {
  readonly logger: Logger
  /** Jobs after which a process is replaced. Default 1000. */
  readonly jobsPerChild?: number
}

/** The build puts it beside the file that this code ends up in. */
const CHILD_FILE = './sandbox-child.js'

export const DEFAULT_CHILD_LIMITS: ChildLimits = {
  deadlineMs: 5_000,
  memoryBytes: 536_870_912,
  jobs: 1_000,
  // Takes a fifth of a second; a machine may be very busy.
  startMs: 30_000,
}

/**
 * A pool of child processes, started when there is work for them and kept warm.
 *
 * A job that is late, or that nobody waits for, is told to stop, and its process is killed when it
 * does not; so is one that holds too much memory. Whatever ends, the next is started at once. Idle
 * processes keep no program alive.
 */
export function createSandbox(options: CreateSandboxOptions): Sandbox {
  return new ChildPool(options)
}

class ChildPool implements Sandbox {
  readonly #options: CreateSandboxOptions
  readonly #limits: ChildLimits
  readonly #most: number
  readonly #children = new Set<ChildHandle>()
  readonly #waiting = new Set<SandboxJob>()
  #isClosed = false

  constructor(options: CreateSandboxOptions) {
    this.#options = options
    this.#most = options.children ?? Math.min(2, availableParallelism())
    this.#limits = {
      ...DEFAULT_CHILD_LIMITS,
      ...(options.deadlineMs === undefined ? {} : { deadlineMs: options.deadlineMs }),
      ...(options.memoryBytes === undefined ? {} : { memoryBytes: options.memoryBytes }),
      ...(options.jobsPerChild === undefined ? {} : { jobs: options.jobsPerChild }),
    }
  }

  async drawSvg(drawing: SvgDrawing, signal: AbortSignal): Promise<Uint8Array> {
    if (this.#isClosed) throw sandboxClosed()
    const job = new SandboxJob({ drawing, signal, onAbort: (aborted) => this.#drop(aborted) })
    if (!job.isSettled) this.#waiting.add(job)
    this.#dispatch()
    return job.result
  }

  async close(): Promise<void> {
    this.#isClosed = true
    for (const job of this.#waiting) job.fail(sandboxClosed())
    this.#waiting.clear()
    await Promise.all([...this.#children].map((child) => child.close(sandboxClosed())))
  }

  #drop(job: SandboxJob): void {
    this.#waiting.delete(job)
    for (const child of this.#children) child.drop(job)
    this.#keepAlive()
  }

  /** Hands out what waits to children that are free. */
  #dispatch(): void {
    this.#grow()
    for (const child of this.#children) {
      if (!child.isFree) continue
      const [job] = this.#waiting
      if (job === undefined) break
      this.#waiting.delete(job)
      child.draw(job)
    }
    this.#keepAlive()
  }

  /** Starts as many children as there are jobs. */
  #grow(): void {
    let busy = 0
    for (const child of this.#children) if (child.isBusy) busy += 1
    const wanted = Math.min(this.#most, busy + this.#waiting.size)
    while (this.#countStanding() < wanted && this.#waiting.size > 0) this.#start()
  }

  #countStanding(): number {
    let standing = 0
    for (const child of this.#children) if (!child.isEnding) standing += 1
    return standing
  }

  #start(): void {
    try {
      assertNoChild()
      const child = new ChildHandle({
        url: this.#options.childUrl ?? findChildFile(),
        limits: this.#limits,
        onFree: () => this.#dispatch(),
        onExit: (ended, end) => this.#replace(ended, end),
      })
      this.#children.add(child)
    } catch (error) {
      this.#giveUp(error)
    }
  }

  #replace(child: ChildHandle, { job, cause }: ChildEnd): void {
    this.#children.delete(child)
    if (this.#isClosed) return
    if (!child.isReady) {
      if (this.#countStanding() === 0) this.#giveUp(cause)
      return
    }
    if (job?.survive(cause)) {
      this.#options.logger.warn({ err: cause }, 'A process of the sandbox ended and is replaced')
      this.#waiting.add(job)
    }
    // Who draws next does not wait for its start.
    if (this.#countStanding() === 0) this.#start()
    this.#dispatch()
  }

  /** No process can be started now; whoever asks later is a reason to try again. */
  #giveUp(cause: unknown): void {
    for (const job of this.#waiting) job.fail(svgUnavailable(cause))
    this.#waiting.clear()
    this.#options.logger.warn({ err: cause }, 'A process of the sandbox could not be started')
  }

  /** The program waits for children that somebody waits for. */
  #keepAlive(): void {
    const isStartAwaited = this.#waiting.size > 0
    for (const child of this.#children) {
      if (!child.isBusy) child.keepAlive(isStartAwaited)
    }
  }
}

/** @throws In a process of a sandbox. */
function assertNoChild(): void {
  if (!isChildEnvironment(process.env)) return
  throw new Error(
    'This program runs in a process of the sandbox; "sandbox.childUrl" must name "@platen/core/sandbox-child" alone.',
  )
}

/** @throws When the build has left it out. */
function findChildFile(): URL {
  const url = new URL(CHILD_FILE, import.meta.url)
  if (existsSync(url)) return url
  throw new Error(
    `There is no file "${url.href}"; where the program is bundled, give "sandbox.childUrl".`,
  )
}
