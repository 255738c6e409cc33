import { LRUCache } from 'lru-cache'
import type { Clock } from '../foundation/clock.ts'
import type {
  IdempotencyStore,
  IdempotencyToken,
  IdempotentAnswer,
} from '../ports/idempotency-store.ts'

export interface MemoryIdempotencyStoreOptions {
  readonly clock: Clock
  /** Bytes of all answers, 16 MB by default. */
  readonly maxBytes?: number | undefined
}

interface Running {
  readonly token: string
  readonly fingerprint: string
  /** Epoch ms. */
  readonly leaseUntil: number
  /** Epoch ms. */
  readonly keepUntil: number
}

interface Answered {
  readonly fingerprint: string
  readonly answer: IdempotentAnswer
  /** Epoch ms. */
  readonly keepUntil: number
}

const DEFAULT_MAX_BYTES = 16_000_000

/** What an answer costs beside its texts. */
const ANSWER_BYTES = 300

/** Remembers answers in this process until it ends. */
export function createMemoryIdempotencyStore(
  options: MemoryIdempotencyStoreOptions,
): IdempotencyStore {
  const { clock, maxBytes = DEFAULT_MAX_BYTES } = options
  // Apart, because a request that runs must not be forgotten to make room for an answer.
  const running = new Map<string, Running>()
  const answered = new LRUCache<string, Answered>({ maxSize: maxBytes, sizeCalculation: sizeOf })
  let begun = 0

  const findRunning = (key: string): Running | undefined => {
    const found = running.get(key)
    return found !== undefined && found.leaseUntil > clock() ? found : undefined
  }

  /** Requests begin in the order of their leases, more or less; those that were given up go. */
  const dropLapsed = () => {
    for (const [key, { leaseUntil }] of running) {
      if (leaseUntil > clock()) return
      running.delete(key)
    }
  }

  const end = ({ key, token }: IdempotencyToken): Running | undefined => {
    const found = findRunning(key)
    if (found?.token !== token) return undefined
    running.delete(key)
    return found
  }

  return {
    async begin({ key, fingerprint, leaseMs, keepMs }) {
      dropLapsed()
      const known = findRunning(key) ?? findAnswered(answered, key, clock())
      if (known !== undefined && known.fingerprint !== fingerprint) return { state: 'mismatch' }
      if (known !== undefined) {
        return 'answer' in known
          ? { state: 'answered', answer: known.answer }
          : { state: 'running' }
      }
      begun += 1
      const token = String(begun)
      const now = clock()
      running.delete(key)
      running.set(key, { token, fingerprint, leaseUntil: now + leaseMs, keepUntil: now + keepMs })
      return { state: 'started', token: { key, token } }
    },
    async finish(token, answer) {
      const found = end(token)
      if (found === undefined) return false
      const { fingerprint, keepUntil } = found
      answered.set(token.key, { fingerprint, answer, keepUntil })
      return true
    },
    async abandon(token) {
      end(token)
    },
  }
}

function findAnswered(
  answered: LRUCache<string, Answered>,
  key: string,
  now: number,
): Answered | undefined {
  const found = answered.get(key)
  return found !== undefined && found.keepUntil > now ? found : undefined
}

function sizeOf({ answer }: Answered, key: string): number {
  const headers = answer.headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0)
  return 2 * (answer.body.length + headers + key.length) + ANSWER_BYTES
}
