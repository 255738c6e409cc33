/** Counts the requests that are being answered, so that a shutdown can wait for them. */
export class RequestsUnderWay {
  #count = 0
  readonly #waiting = new Set<() => void>()

  enter(): void {
    this.#count += 1
  }

  leave(): void {
    this.#count -= 1
    if (this.#count > 0) return
    for (const settle of this.#waiting) settle()
    this.#waiting.clear()
  }

  get count(): number {
    return this.#count
  }

  /** Waits until none is. */
  settle(): Promise<void> {
    if (this.#count === 0) return Promise.resolve()
    return new Promise((settle) => this.#waiting.add(settle))
  }
}
