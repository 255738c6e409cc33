/**
 * What was gathered by key, of which what came for a key before and what comes now make one.
 *
 * Bounded: beyond `maxSize` keys the ones that came first are dropped.
 */
export class GatheredMap<Value> {
  readonly #combine: (before: Value, now: Value) => Value
  readonly #maxSize: number
  #values = new Map<string, Value>()

  constructor(options: {
    readonly combine: (before: Value, now: Value) => Value
    readonly maxSize: number
  }) {
    this.#combine = options.combine
    this.#maxSize = options.maxSize
  }

  get size(): number {
    return this.#values.size
  }

  has(key: string): boolean {
    return this.#values.has(key)
  }

  add(key: string, value: Value): void {
    const before = this.#values.get(key)
    // The one that came last stands last.
    this.#values.delete(key)
    this.#values.set(key, before === undefined ? value : this.#combine(before, value))
    this.#dropBeyondBound()
  }

  /** Takes those that came first, at most `maxCount` of them. */
  take(maxCount = Number.POSITIVE_INFINITY): ReadonlyMap<string, Value> {
    const taken = new Map<string, Value>()
    for (const [key, value] of this.#values) {
      if (taken.size >= maxCount) break
      taken.set(key, value)
      this.#values.delete(key)
    }
    return taken
  }

  /** As if these had come before all that is there. */
  putBack(taken: ReadonlyMap<string, Value>): void {
    const since = this.#values
    this.#values = new Map(taken)
    for (const [key, value] of since) this.add(key, value)
    this.#dropBeyondBound()
  }

  #dropBeyondBound(): void {
    for (const key of this.#values.keys()) {
      if (this.#values.size <= this.#maxSize) return
      this.#values.delete(key)
    }
  }
}
