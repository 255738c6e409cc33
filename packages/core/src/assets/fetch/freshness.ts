import type { IncomingHttpHeaders } from 'node:http'

/** How long a source may be used again, from the moment that it came. */
export interface Freshness {
  /** Ms for which its origin is not asked again. */
  readonly freshMs: number
  /** Ms after these for which it may stand in while its origin fails. */
  readonly staleMs: number
}

/** Of an answer that says nothing of it; short, since nobody can call such a picture back. */
const DEFAULT_FRESH_MS = 60_000
/** A picture that is mistaken is gone after this, whatever its origin has promised. */
export const MAX_FRESH_MS = 3_600_000
const DEFAULT_STALE_MS = 3_600_000
export const MAX_STALE_MS = 86_400_000

const NEVER: Freshness = { freshMs: 0, staleMs: 0 }

/** Each of these forbids to use an answer again unasked, or for anybody but who asked. */
const FORBIDDING = ['no-store', 'no-cache', 'private'] as const
/** RFC 9111 section 5.2.2.10: `s-maxage` says `proxy-revalidate` too. */
const BINDING = ['must-revalidate', 'proxy-revalidate', 's-maxage'] as const

/**
 * What an answer says of its use by a shared cache, within bounds of our own: RFC 9111 section 5.2.2
 * and `stale-if-error` of RFC 5861. What cannot be read counts as over.
 *
 * @param nowMs Epoch ms, to which `Expires` is compared where the answer has no `Date`.
 */
export function readFreshness(headers: IncomingHttpHeaders, nowMs: number): Freshness {
  const directives = readDirectives(headers['cache-control'])
  const isForbidden = FORBIDDING.some((name) => directives.has(name)) || headers.vary === '*'
  if (isForbidden) return NEVER
  const lifeMs = readLifeMs(directives, headers, nowMs) - (readSeconds(headers.age) ?? 0) * 1_000
  const isBinding = BINDING.some((name) => directives.has(name))
  const staleMs = directives.has('stale-if-error')
    ? (readSeconds(directives.get('stale-if-error')) ?? 0) * 1_000
    : DEFAULT_STALE_MS
  return {
    freshMs: Math.max(0, Math.min(lifeMs, MAX_FRESH_MS)),
    staleMs: isBinding ? 0 : Math.min(staleMs, MAX_STALE_MS),
  }
}

function readLifeMs(
  directives: ReadonlyMap<string, string>,
  { expires, date }: IncomingHttpHeaders,
  nowMs: number,
): number {
  for (const name of ['s-maxage', 'max-age']) {
    if (directives.has(name)) return (readSeconds(directives.get(name)) ?? 0) * 1_000
  }
  if (expires === undefined) return DEFAULT_FRESH_MS
  const sentAtMs = Date.parse(date ?? '')
  const lifeMs = Date.parse(expires) - (Number.isNaN(sentAtMs) ? nowMs : sentAtMs)
  return Number.isNaN(lifeMs) ? 0 : lifeMs
}

function readSeconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined
}

/** Of a directive that comes twice the first counts (RFC 9111 section 4.2.1). */
function readDirectives(header: string | undefined): ReadonlyMap<string, string> {
  const directives = new Map<string, string>()
  for (const part of (header ?? '').split(',')) {
    const [name = '', value = ''] = part.split('=', 2)
    const key = name.trim().toLowerCase()
    if (!directives.has(key)) directives.set(key, value.trim().replace(/^"(.*)"$/, '$1'))
  }
  return directives
}
