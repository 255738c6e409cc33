import { isPlatenError } from '../foundation/errors.ts'
import { readMonotonicMs } from '../foundation/monotonic-clock.ts'
import { SharedFlights } from '../foundation/shared-flights.ts'
import { type AllowedPlaces, isAllowedPlace } from '../overrides/allowed-places.ts'
import { CircuitOpen, createCircuitBreaker } from './fetch/circuit-breaker.ts'
import type { FetchPolicy } from './fetch/fetch-policy.ts'
import type { LoopMark } from './fetch/loop-mark.ts'
import { tooLarge } from './fetch/read-body.ts'
import { createSourceCache } from './fetch/source-cache.ts'
import { sourceUnreachable } from './fetch/source-unreachable.ts'
import { createGuardedFetch } from './guarded-fetch.ts'

/** What sources of the network are read with: data in, bytes out, so that it may be another thread. */
export interface NetworkReader {
  /**
   * See `GuardedFetch`; every hop must lead to one of the places as well.
   *
   * @returns Bytes that others may be given too: not to be changed, and not to be moved away.
   */
  read(url: URL, request: NetworkRequest): Promise<Uint8Array>
  /** Ends all requests and closes all sockets. */
  close(): Promise<void>
}

export interface NetworkRequest {
  /** Who asks: what one organisation has fetched, or has failed to, is not felt by another. */
  readonly orgId: string
  /** Most bytes of the body, after decoding. */
  readonly maxBytes: number
  readonly signal: AbortSignal
  /** None: anywhere that is public. */
  readonly places: AllowedPlaces
}

export interface NetworkReaderOptions {
  readonly policy?: Partial<FetchPolicy> | undefined
  readonly mark?: LoopMark | undefined
  /** Bytes of files that are kept as long as their origins allow it; 64 MB by default, 0 keeps none. */
  readonly cacheBytes?: number | undefined
  /** Ms of a clock that never runs backwards. */
  readonly now?: () => number
}

const DEFAULT_CACHE_BYTES = 64_000_000

/**
 * Reads the network through the guarded fetch, once for all who ask for the same at the same time.
 *
 * What an origin allows to be kept is not asked for again, and stands in for a while when that origin
 * fails. An origin that has failed five times within 30 s is left alone for as long, and reads like any
 * that cannot be reached.
 *
 * @throws {PlatenError} `invalid_host` for a list of hosts that cannot be read.
 */
export function createNetworkReader({
  policy,
  mark,
  cacheBytes = DEFAULT_CACHE_BYTES,
  now = readMonotonicMs,
}: NetworkReaderOptions = {}): NetworkReader {
  const guarded = createGuardedFetch(policy, mark)
  const cache = createSourceCache({ maxBytes: cacheBytes, now })
  const breaker = createCircuitBreaker({ judge: judgeOrigin, now })
  const flights = new SharedFlights<Uint8Array>()

  const fetch = async (url: URL, key: string, request: NetworkRequest): Promise<Uint8Array> => {
    const { orgId, maxBytes, places, signal } = request
    const allow = ({ href }: URL) => isAllowedPlace(href, places)
    const load = () => guarded.read(url, { maxBytes, signal, allow })
    try {
      const { bytes, freshness } = await breaker.run(JSON.stringify([orgId, url.origin]), load)
      cache.put(key, bytes, freshness)
      return bytes
    } catch (error) {
      if (error instanceof CircuitOpen) throw sourceUnreachable(url.hostname, error)
      if (judgeOrigin(error) === 'alive') cache.forget(key)
      throw error
    }
  }

  return {
    read: async (url, request) => {
      request.signal.throwIfAborted()
      const { orgId, maxBytes, places } = request
      const key = JSON.stringify([orgId, places, withoutFragment(url)])
      const kept = cache.find(key)
      if (kept !== undefined && kept.bytes.length > maxBytes) throw tooLarge(maxBytes)
      if (kept?.isFresh === true) return kept.bytes
      try {
        return await flights.join(`${maxBytes} ${key}`, request.signal, (signal) =>
          fetch(url, key, { ...request, signal }),
        )
      } catch (error) {
        if (kept !== undefined && judgeOrigin(error) === 'fault') return kept.bytes
        throw error
      }
    },
    close: async () => {
      cache.clear()
      await guarded.close()
    },
  }
}

/** What an error says of the origin: it fails, it answers, or nothing, since somebody gave up. */
function judgeOrigin(error: unknown): 'fault' | 'alive' | 'unknown' {
  if (!isPlatenError(error) || !error.code.startsWith('source_')) return 'unknown'
  const isFault = error.code === 'source_unreachable' || error.code === 'source_timeout'
  return isFault ? 'fault' : 'alive'
}

function withoutFragment({ href, hash }: URL): string {
  return hash === '' ? href : href.slice(0, -hash.length)
}
