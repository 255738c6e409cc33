import type { SvgDrawing } from './sandbox.ts'
import { endedItsProcess } from './sandbox-faults.ts'

/** What ends a process under a job need not be its doing, so it is tried once more. */
export const MOST_TRIES = 2

export interface SandboxJobOptions {
  readonly drawing: SvgDrawing
  readonly signal: AbortSignal
  /** The signal has fired; the job is settled already. */
  readonly onAbort: (job: SandboxJob) => void
}

/** One drawing, from when it is asked for until it is settled. */
export class SandboxJob {
  readonly drawing: SvgDrawing
  readonly result: Promise<Uint8Array>
  readonly #signal: AbortSignal
  readonly #onAbort: () => void
  #settle: (pixels: Uint8Array) => void = () => undefined
  #reject: (error: unknown) => void = () => undefined
  #tries = 0
  #isSettled = false

  constructor({ drawing, signal, onAbort }: SandboxJobOptions) {
    this.drawing = drawing
    this.#signal = signal
    this.result = new Promise((settle, reject) => {
      this.#settle = settle
      this.#reject = reject
    })
    this.#onAbort = () => {
      this.fail(signal.reason)
      onAbort(this)
    }
    if (signal.aborted) this.fail(signal.reason)
    else signal.addEventListener('abort', this.#onAbort, { once: true })
  }

  get isSettled(): boolean {
    return this.#isSettled
  }

  succeed(pixels: Uint8Array): void {
    this.#end()
    this.#settle(pixels)
  }

  fail(error: unknown): void {
    this.#end()
    this.#reject(error)
  }

  /** Its process has ended. False when it is not to be tried in another. */
  survive(cause: unknown): boolean {
    if (this.#isSettled) return false
    this.#tries += 1
    if (this.#tries < MOST_TRIES) return true
    this.fail(endedItsProcess(this.#tries, cause))
    return false
  }

  #end(): void {
    this.#isSettled = true
    this.#signal.removeEventListener('abort', this.#onAbort)
  }
}
