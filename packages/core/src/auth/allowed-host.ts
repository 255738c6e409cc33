import type { AllowedHostRule } from './allowed-host-rule.ts'
import { compileHostRules, DEFAULT_PORTS } from './allowed-host-rule.ts'
import { type Denied, deny } from './decision.ts'
import { type NamedSource, parseRequestSource, type RequestSource } from './request-source.ts'

/** Which pages may embed the images of a get key. */
export interface HostPolicy {
  /** Of the organisation. Empty: nobody may. */
  readonly organisation: readonly AllowedHostRule[]
  /** Of the key, which narrows: a page must meet both. Undefined: no narrower. */
  readonly key: readonly AllowedHostRule[] | undefined
}

/** The headers by which a request names the page that embeds the image. No other header counts. */
export interface SourceHeaders {
  readonly origin: string | undefined
  readonly referer: string | undefined
}

/** What one header said, and whether the policy lets it in. */
export type SourceVerdict =
  | Exclude<RequestSource, NamedSource>
  | (NamedSource & { readonly match: 'listed'; readonly rule: AllowedHostRule })
  | (NamedSource & { readonly match: 'unlisted' | 'outside_key' })

export interface HostVerdict {
  readonly origin: SourceVerdict
  readonly referer: SourceVerdict
  /** Undefined: the request may pass. */
  readonly denied: Denied | undefined
  /** The host that was refused, as an entry of Allowed Hosts that would let it in. */
  readonly refusedHost: string | undefined
}

/** Compiles the stored lists; keep it for as long as the organisation's epoch stands. */
export function compileHostPolicy(
  organisation: readonly string[],
  key?: readonly string[],
): HostPolicy {
  return {
    organisation: compileHostRules(organisation),
    key: key && compileHostRules(key),
  }
}

/**
 * Whether a page may embed an image URL that carries a get key.
 *
 * The key stands in the page for all to read, so this list is its only fence, and it fails closed:
 * an empty list, a request that names no page, and a header that cannot be read are refused. Every
 * header that names a host must match, since a page cannot forge either of them but a proxy may
 * drop one. What remains open: whoever is no browser can send any header. The list stops other
 * sites from spending renders; it does not prove who asks.
 */
export function judgeHosts(policy: HostPolicy, headers: SourceHeaders): HostVerdict {
  const origin = judgeSource(policy, parseRequestSource(headers.origin, 'origin'))
  const referer = judgeSource(policy, parseRequestSource(headers.referer, 'referer'))
  const sources = [origin, referer]
  const refused = sources.find((source) => source.kind === 'named' && source.match !== 'listed')
  return {
    origin,
    referer,
    denied: findDenial(policy, sources),
    refusedHost: refused?.kind === 'named' ? describeHost(refused) : undefined,
  }
}

function findDenial(policy: HostPolicy, sources: readonly SourceVerdict[]): Denied | undefined {
  if (policy.organisation.length === 0) {
    return deny('no_allowed_hosts', 'No host is in Allowed Hosts yet; add the hosts of your pages.')
  }
  if (sources.some(({ kind }) => kind === 'malformed')) {
    return deny('source_malformed', 'The Origin or Referer header of the request cannot be read.')
  }
  const named = sources.filter((source) => source.kind === 'named')
  if (named.length === 0) {
    return deny(
      'source_missing',
      'The request has no Referer or Origin header. Embed the image with referrerpolicy="strict-origin-when-cross-origin", or use a signed URL where no page asks.',
    )
  }
  return named.every(({ match }) => match === 'listed')
    ? undefined
    : deny('host_not_allowed', 'The host of the embedding page is not in Allowed Hosts.')
}

function judgeSource(policy: HostPolicy, source: RequestSource): SourceVerdict {
  if (source.kind !== 'named') return source
  const rule = policy.organisation.find((candidate) => matches(candidate, source))
  if (rule === undefined) return { ...source, match: 'unlisted' }
  const inKey = policy.key?.some((candidate) => matches(candidate, source)) ?? true
  return inKey ? { ...source, match: 'listed', rule } : { ...source, match: 'outside_key' }
}

function matches(rule: AllowedHostRule, source: NamedSource): boolean {
  if (rule.scheme !== undefined && rule.scheme !== source.scheme) return false
  if (rule.port !== undefined && rule.port !== source.port) return false
  // The dot keeps evilexample.com out of *.example.com; a label before it must be there.
  return rule.wildcard ? source.host.endsWith(`.${rule.host}`) : source.host === rule.host
}

/** The narrowest plain entry for a page: its host, with the port if that is not the usual one. */
function describeHost({ scheme, host, port }: NamedSource): string {
  return port === DEFAULT_PORTS[scheme] ? host : `${host}:${port}`
}
