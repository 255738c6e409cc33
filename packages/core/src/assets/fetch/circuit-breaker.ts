import { LRUCache } from 'lru-cache'

/** Leaves those alone that fail again and again, so that nobody waits for them in vain. */
export interface CircuitBreaker {
  /**
   * Does the work, unless what it is for has failed too often of late.
   *
   * @param key Whose failures are counted together.
   * @throws What the work throws; `CircuitOpen` in its place while it is not tried.
   */
  run<Result>(key: string, work: () => Promise<Result>): Promise<Result>
}

/** The work was not tried. */
export class CircuitOpen extends Error {
  override readonly name = 'CircuitOpen'
}

export interface CircuitBreakerOptions {
  /** Whether an error shows that trying again is in vain; others show that somebody is there. */
  readonly judge: (error: unknown) => 'fault' | 'alive' | 'unknown'
  /** Ms of a clock that never runs backwards. */
  readonly now: () => number
}

/** Failures within the window that open a circuit. */
export const MOST_FAULTS = 5
const WINDOW_MS = 30_000
/** For so long nothing is tried; then one piece of work is, and decides how it goes on. */
export const OPEN_MS = 30_000
/** Keys that are remembered: of those failing, the ones that were asked for last. */
const MOST_CIRCUITS = 1_000

interface Circuit {
  /** When the last failures were, oldest first. */
  readonly faultsAt: readonly number[]
  /** Absent: closed. */
  readonly openUntil?: number
}

export function createCircuitBreaker({ judge, now }: CircuitBreakerOptions): CircuitBreaker {
  const circuits = new LRUCache<string, Circuit>({ max: MOST_CIRCUITS })

  const assertClosed = (key: string): void => {
    const circuit = circuits.get(key)
    if (circuit?.openUntil === undefined) return
    if (now() < circuit.openUntil) throw new CircuitOpen('It has failed too often of late.')
    // Whoever comes while this one tries is refused.
    circuits.set(key, { ...circuit, openUntil: now() + OPEN_MS })
  }

  const noteFault = (key: string): void => {
    const circuit = circuits.get(key)
    const faultsAt = [...(circuit?.faultsAt ?? []), now()]
      .filter((at) => at > now() - WINDOW_MS)
      .slice(-MOST_FAULTS)
    const isOpen = circuit?.openUntil !== undefined || faultsAt.length === MOST_FAULTS
    circuits.set(key, { faultsAt, ...(isOpen ? { openUntil: now() + OPEN_MS } : {}) })
  }

  /** It was given up before anything was learnt, so the next may try. */
  const letNextTry = (key: string): void => {
    const circuit = circuits.get(key)
    if (circuit?.openUntil !== undefined) circuits.set(key, { ...circuit, openUntil: now() })
  }

  return {
    run: async (key, work) => {
      assertClosed(key)
      try {
        const result = await work()
        circuits.delete(key)
        return result
      } catch (error) {
        const verdict = judge(error)
        if (verdict === 'fault') noteFault(key)
        else if (verdict === 'alive') circuits.delete(key)
        else letNextTry(key)
        throw error
      }
    },
  }
}
