import type { LookupFunction } from 'node:net'

/** What a guarded fetch may reach, and for how long it may try. */
export interface FetchPolicy {
  /** Milliseconds for name, connection, redirects and body together. */
  readonly timeoutMs: number
  readonly maxRedirects: number
  /** Empty: any port. */
  readonly ports: readonly number[]
  /** Whether plain `http:` may be fetched; what it gives may have been changed on the way. */
  readonly allowHttp: boolean
  /** Hosts that may be fetched from: `cdn.example.com`, or `*.example.com` for all below it. */
  readonly hosts: readonly string[] | undefined
  /** Hosts that may not be, written alike, though `hosts` names them. */
  readonly deniedHosts: readonly string[] | undefined
  /**
   * Lets an address through that is not public, for a host of one's own network or a test's loopback
   * server. Asked for refused addresses only.
   */
  readonly allowAddress: ((address: string, hostname: string) => boolean) | undefined
  /** Resolves names; the operating system's resolver when absent. */
  readonly lookup: LookupFunction | undefined
}

/**
 * Both schemes are on because pictures of the web still come over both, and what is fetched is only
 * ever drawn; a redirect from `https:` to `http:` is refused all the same.
 */
export const DEFAULT_FETCH_POLICY: FetchPolicy = {
  timeoutMs: 5_000,
  maxRedirects: 3,
  ports: [80, 443],
  allowHttp: true,
  hosts: undefined,
  deniedHosts: undefined,
  allowAddress: undefined,
  lookup: undefined,
}
