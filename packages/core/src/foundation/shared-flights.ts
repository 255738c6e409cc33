interface Flight<T> {
  readonly result: Promise<T>
  readonly controller: AbortController
  waiters: number
}

/**
 * Joins equal work that is under way.
 *
 * A waiter that is aborted leaves; the work itself is aborted when the last one has left. Failures
 * reach all who wait and are not remembered.
 */
export class SharedFlights<T> {
  readonly #flights = new Map<string, Flight<T>>()

  async join(
    key: string,
    signal: AbortSignal,
    start: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    signal.throwIfAborted()
    const flight = this.#flights.get(key) ?? this.#start(key, start)
    flight.waiters += 1
    try {
      return await withAbort(flight.result, signal)
    } finally {
      flight.waiters -= 1
      if (flight.waiters === 0) this.#leave(key, flight)
    }
  }

  /** Ends all work under way. */
  endAll(reason: Error): void {
    for (const { controller } of this.#flights.values()) controller.abort(reason)
  }

  #start(key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> {
    const controller = new AbortController()
    const result = start(controller.signal)
    // The last waiter may have left before the abort rejects it.
    result.catch(() => undefined)
    const flight: Flight<T> = { result, controller, waiters: 0 }
    this.#flights.set(key, flight)
    return flight
  }

  #leave(key: string, flight: Flight<T>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key)
    flight.controller.abort(new Error('Nobody waits for it any more.'))
  }
}

/** Settles as `work` does, or rejects with the signal's reason, whichever comes first. */
function withAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((settle, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(settle, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
