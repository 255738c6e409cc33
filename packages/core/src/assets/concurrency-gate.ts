/** Lets a few tasks run at a time; the others wait in order. */
export interface ConcurrencyGate {
  run<T>(task: () => Promise<T>): Promise<T>
}

/** @param width How many tasks may run at once. */
export function createConcurrencyGate(width: number): ConcurrencyGate {
  const waiting: (() => void)[] = []
  let free = width
  return {
    async run(task) {
      if (free === 0) await new Promise<void>((enter) => waiting.push(enter))
      else free -= 1
      try {
        return await task()
      } finally {
        const next = waiting.shift()
        if (next === undefined) free += 1
        else next()
      }
    },
  }
}
