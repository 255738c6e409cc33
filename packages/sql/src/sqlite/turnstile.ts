/** Lets through one at a time, in the order in which they came. */
export class Turnstile {
  readonly #waiting: (() => void)[] = []
  #isTaken = false

  async enter(): Promise<void> {
    if (!this.#isTaken) {
      this.#isTaken = true
      return
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#isTaken = false
    else next()
  }
}
