import { PlatenError } from '../../foundation/errors.ts'
import type { HttpRequest } from '../http-request.ts'
import { isJsonType, parseMediaType } from '../media-type.ts'

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Stops pages elsewhere from acting with the session of somebody who looks at them (cross-site
 * request forgery): browsers send cookies along with requests that another site has made up.
 *
 * A change needs two signs that a page of our own asks: the browser says so (`Sec-Fetch-Site`, which
 * pages cannot set, or an `Origin` that is ours), and the request is one that a plain form cannot
 * send (JSON, or the header `X-Platen`). Keys need neither: no browser adds them by itself.
 *
 * @param baseUrl Where the instance is reached; absent, the `Host` of the request, which a page
 *   elsewhere cannot choose either.
 * @throws {PlatenError} `csrf`
 */
export function assertSameSite(
  request: Pick<HttpRequest, 'header' | 'method'>,
  baseUrl: string | undefined,
): void {
  if (SAFE_METHODS.has(request.method)) return
  if (isFromOurPages(request, baseUrl) && isBeyondForms(request)) return
  throw new PlatenError(
    'csrf',
    'A change by somebody signed in must come from a page of this site, as JSON or with the header "X-Platen: 1".',
  )
}

function isFromOurPages(
  { header }: Pick<HttpRequest, 'header'>,
  baseUrl: string | undefined,
): boolean {
  if (header('sec-fetch-site') === 'same-origin') return true
  const origin = header('origin')
  if (origin === undefined || !URL.canParse(origin)) return false
  if (baseUrl !== undefined) return origin === new URL(baseUrl).origin
  return new URL(origin).host === header('host')?.toLowerCase()
}

function isBeyondForms({ header }: Pick<HttpRequest, 'header'>): boolean {
  if (header('x-platen') === '1') return true
  const type = parseMediaType(header('content-type'))
  return type !== undefined && isJsonType(type)
}
