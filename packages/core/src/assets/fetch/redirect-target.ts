import { PlatenError } from '../../foundation/errors.ts'
import { parseNetworkUrl } from '../source-url.ts'

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

export function isRedirect(status: number): boolean {
  return REDIRECTS.has(status)
}

/**
 * Where a redirect leads; the caller judges the result like any other address.
 *
 * @param source The address that was asked for first: the only one that an error names.
 * @throws {PlatenError} `source_redirects` for a `Location` that is missing, given twice, unreadable,
 *   not HTTP, with user info, or that leaves `https:` for `http:`.
 */
export function redirectTarget(
  source: URL,
  from: URL,
  location: string | string[] | undefined,
): URL {
  if (typeof location !== 'string' || !URL.canParse(location, from.href)) {
    throw redirectRefused(source)
  }
  const target = new URL(location, from)
  const isHttp = target.protocol === 'https:' || target.protocol === 'http:'
  const isDowngrade = from.protocol === 'https:' && target.protocol !== 'https:'
  if (!isHttp || isDowngrade) throw redirectRefused(source)
  try {
    return parseNetworkUrl(target.href)
  } catch (cause) {
    throw redirectRefused(source, cause)
  }
}

/** Says no more than that: where an origin redirects to is its own affair. */
export function redirectRefused(source: URL, cause?: unknown): PlatenError {
  return new PlatenError(
    'source_redirects',
    `The host "${source.hostname}" redirects to an address that is not allowed.`,
    { cause },
  )
}
