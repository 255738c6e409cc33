import { type AllowedPlaces, isAllowedPlace } from '../overrides/allowed-places.ts'
import type { FetchPolicy } from './fetch/fetch-policy.ts'
import { createGuardedFetch, type GuardedFetch } from './guarded-fetch.ts'

/** What sources of the network are read with: data in, bytes out, so that it may be another thread. */
export interface NetworkReader {
  /** See `GuardedFetch`; every hop must lead to one of the places as well. */
  read(url: URL, request: NetworkRequest): Promise<Uint8Array>
  /** Ends all requests and closes all sockets. */
  close(): Promise<void>
}

export interface NetworkRequest {
  /** Most bytes of the body, after decoding. */
  readonly maxBytes: number
  readonly signal: AbortSignal
  /** None: anywhere that is public. */
  readonly places: AllowedPlaces
}

export function createNetworkReader(policy: Partial<FetchPolicy> = {}): NetworkReader {
  const guarded: GuardedFetch = createGuardedFetch(policy)
  return {
    read: (url, { maxBytes, signal, places }) =>
      guarded.read(url, { maxBytes, signal, allow: ({ href }) => isAllowedPlace(href, places) }),
    close: () => guarded.close(),
  }
}
