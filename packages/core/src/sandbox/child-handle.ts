import { type ChildProcess, fork } from 'node:child_process'
import { parse } from 'node:path'
import { buildChildEnvironment } from './child-environment.ts'
import type { MessageFromChild, MessageToChild } from './child-message.ts'
import { tookTooLong, tookTooMuchMemory } from './sandbox-faults.ts'
import type { SandboxJob } from './sandbox-job.ts'

export interface ChildLimits {
  /** Ms that one job may take. */
  readonly deadlineMs: number
  /** Bytes that the process may hold, besides what the pixels of its job take. */
  readonly memoryBytes: number
  /** Jobs after which it is replaced. */
  readonly jobs: number
  /** Ms that it may take to load its code. */
  readonly startMs: number
}

export interface ChildOptions {
  readonly url: URL
  readonly limits: ChildLimits
  /** Its code is loaded, or it has done a job. */
  readonly onFree: () => void
  /** It ended, whether it was told to or not. */
  readonly onExit: (child: ChildHandle, end: ChildEnd) => void
}

export interface ChildEnd {
  /** What it had not done. */
  readonly job: SandboxJob | undefined
  readonly cause: Error
}

/** Ms that a job may go on after it was told to end, before its process is killed. */
export const GRACE_MS = 250

/** Copies of the result that exist at the same time: the renderer's, sharp's and those on the way here. */
const BYTES_PER_PIXEL = 16

/** A process that has grown beyond this share of what it may hold is replaced after its job. */
const WORN_SHARE = 0.5

interface Running {
  readonly number: number
  readonly job: SandboxJob
  readonly memoryBytes: number
  /** Of its deadline, then of its grace. */
  timer: NodeJS.Timeout
}

/**
 * The host's end of a child process.
 *
 * The child starts with no flags and next to nothing of the environment. It keeps the host alive only
 * while somebody waits for it, and ends itself when the host is gone.
 */
export class ChildHandle {
  readonly #options: ChildOptions
  readonly #process: ChildProcess
  readonly #startTimer: NodeJS.Timeout
  #running: Running | undefined
  #jobs = 0
  #isReady = false
  #isKept = true
  #isEnding = false
  #fault: Error | undefined
  readonly #ended: Promise<void>
  #onEnded: () => void = () => undefined

  /** @throws When this process may start no others. */
  constructor(options: ChildOptions) {
    this.#options = options
    this.#ended = new Promise((settle) => {
      this.#onEnded = settle
    })
    this.#process = fork(options.url, [], {
      execArgv: [],
      env: buildChildEnvironment(process.env),
      cwd: parse(process.execPath).root,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const { startMs } = options.limits
    this.#startTimer = setTimeout(() => {
      this.#fault = new Error(`The process did not start within ${startMs} ms.`)
      this.kill()
    }, startMs)
    this.#startTimer.unref()
    this.#process.on('message', (message: MessageFromChild) => this.#hear(message))
    this.#process.on('error', (error) => {
      this.#fault = error
      // One that was never started does not exit.
      if (this.#process.pid === undefined) this.#end(error)
    })
    this.#process.on('exit', (code, signal) => {
      this.#end(new Error(`The process ended with ${signal ?? `exit code ${code}`}.`))
    })
  }

  /** It has loaded its code. */
  get isReady(): boolean {
    return this.#isReady
  }

  /** It may be given a job. */
  get isFree(): boolean {
    return this.#isReady && !this.#isEnding && this.#running === undefined
  }

  /** It has a job, which somebody may still wait for or not. */
  get isBusy(): boolean {
    return this.#running !== undefined
  }

  /** It will take no job any more. */
  get isEnding(): boolean {
    return this.#isEnding
  }

  draw(job: SandboxJob): void {
    const { deadlineMs } = this.#options.limits
    this.#jobs += 1
    const number = this.#jobs
    const { drawing } = job
    const memoryBytes =
      this.#options.limits.memoryBytes + drawing.width * drawing.height * BYTES_PER_PIXEL
    const timer = setTimeout(() => {
      this.refuse(tookTooLong(deadlineMs))
      this.drop(job)
    }, deadlineMs)
    this.#running = { number, job, memoryBytes, timer }
    this.keepAlive(true)
    this.#post({ type: 'job', job: number, drawing, deadlineMs, memoryBytes })
  }

  /** Tells it that nobody waits for its job any more, and kills it when it goes on regardless. */
  drop(job: SandboxJob): void {
    const running = this.#running
    if (running?.job !== job) return
    this.#post({ type: 'abort', job: running.number })
    clearTimeout(running.timer)
    running.timer = setTimeout(() => this.kill(), GRACE_MS)
    // Nobody waits: the program may end, and the child ends with it.
    this.keepAlive(false)
    running.timer.unref()
  }

  /** Lets the host's process end without it, or not. */
  keepAlive(isNeeded: boolean): void {
    if (isNeeded === this.#isKept) return
    this.#isKept = isNeeded
    const act = isNeeded ? 'ref' : 'unref'
    this.#process[act]()
    this.#process.channel?.[act]()
  }

  /** Fails its job. */
  refuse(error: Error): void {
    const job = this.#running?.job
    if (job !== undefined && !job.isSettled) job.fail(error)
  }

  kill(): void {
    this.#isEnding = true
    this.#process.kill('SIGKILL')
  }

  /** Fails its job, kills it and waits for its end. */
  async close(reason: Error): Promise<void> {
    this.refuse(reason)
    this.kill()
    this.keepAlive(true)
    await this.#ended
  }

  #post(message: MessageToChild): void {
    // What cannot be sent is answered by its exit.
    if (this.#process.connected) this.#process.send(message, () => undefined)
  }

  #hear(message: MessageFromChild): void {
    switch (message.type) {
      case 'ready':
        clearTimeout(this.#startTimer)
        this.#isReady = true
        this.#options.onFree()
        break
      case 'done':
        this.#settle(message.job, (job) => job.succeed(message.pixels ?? new Uint8Array()))
        this.#retireIfWorn(message.heldBytes)
        this.#options.onFree()
        break
      case 'failed':
        this.#settle(message.job, (job) => job.fail(new Error(message.reason)))
        this.#retireIfWorn(message.heldBytes)
        this.#options.onFree()
        break
      case 'overflow':
        this.#refuseOverflow()
        break
    }
  }

  #settle(number: number, settle: (job: SandboxJob) => void): void {
    const running = this.#running
    if (running?.number !== number) return
    clearTimeout(running.timer)
    this.#running = undefined
    this.keepAlive(false)
    if (!running.job.isSettled) settle(running.job)
  }

  #refuseOverflow(): void {
    this.refuse(tookTooMuchMemory(this.#running?.memoryBytes ?? 0))
    this.kill()
  }

  #retireIfWorn(heldBytes: number): void {
    const { jobs, memoryBytes } = this.#options.limits
    if (this.#jobs < jobs && heldBytes < memoryBytes * WORN_SHARE) return
    this.kill()
  }

  #end(cause: Error): void {
    clearTimeout(this.#startTimer)
    clearTimeout(this.#running?.timer)
    this.#isEnding = true
    this.#onEnded()
    const job = this.#running?.job
    this.#running = undefined
    this.#options.onExit(this, { job, cause: this.#fault ?? cause })
  }
}
