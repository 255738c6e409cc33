/** Lets those of one scope pass one by one, so that those who wait hold no connection meanwhile. */
export class ScopeQueue {
  readonly #last = new Map<string, Promise<unknown>>()

  async run<Result>(scope: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(scope)
    // Whatever became of the one before.
    const own = before === undefined ? work() : before.then(work, work)
    this.#last.set(scope, own)
    try {
      return await own
    } finally {
      if (this.#last.get(scope) === own) this.#last.delete(scope)
    }
  }
}
