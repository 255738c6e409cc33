/** Lets tasks run side by side as long as their pixels together stay within a budget; others wait in order. */
export interface PixelGate {
  /** @param pixels That the task holds; more than the budget counts as all of it. */
  run<T>(pixels: number, task: () => Promise<T>): Promise<T>
}

interface Waiting {
  readonly pixels: number
  enter(): void
}

/** @param budget Pixels, over 0. */
export function createPixelGate(budget: number): PixelGate {
  const waiting: Waiting[] = []
  let held = 0
  const admit = () => {
    for (
      let [next] = waiting;
      next !== undefined && held + next.pixels <= budget;
      [next] = waiting
    ) {
      waiting.shift()
      held += next.pixels
      next.enter()
    }
  }
  return {
    async run(wanted, task) {
      const pixels = Math.min(wanted, budget)
      await new Promise<void>((enter) => {
        waiting.push({ pixels, enter })
        admit()
      })
      try {
        return await task()
      } finally {
        held -= pixels
        admit()
      }
    },
  }
}
