import type { AdminSession } from '../../auth/admin-sessions.ts'
import type { HttpTools } from '../http-tools.ts'

/** Of the built-in sign-in. A host's own sessions have other names. */
const SESSION_COOKIE = 'platen_session'

/** Characters of a path that mean nothing in a `Set-Cookie`. */
const COOKIE_PATH = /^\/[A-Za-z0-9/._~%-]*$/

/**
 * The session that a request carries; `undefined` without one, or where signing in is not enabled.
 *
 * Two cookies of one name come when they were set for two paths (RFC 6265 section 5.4); any may be
 * the valid one. No value of ours has a comma, with which adapters join headers.
 */
export function findSession(
  cookies: string | undefined,
  { sessions, clock }: Pick<HttpTools, 'clock' | 'sessions'>,
): AdminSession | undefined {
  if (sessions === undefined || cookies === undefined) return undefined
  const now = clock()
  for (const pair of cookies.split(/[;,]/)) {
    const [name, value = ''] = pair.trim().split('=', 2)
    const session = name === SESSION_COOKIE ? sessions.find(value, now) : undefined
    if (session !== undefined) return session
  }
  return undefined
}

export interface SessionCookieOptions {
  /** `''` takes the cookie away. */
  readonly value: string
  readonly maxAgeSeconds: number
  /** From `findLinkBase`: where this client reaches the routes. */
  readonly linkBase: string
  /** From the options; whether it is `https:` decides `Secure`. */
  readonly baseUrl: string | undefined
}

/** Out of reach of scripts, and sent from pages of this site only (RFC 6265bis section 5.6.7). */
export function formatSessionCookie(options: SessionCookieOptions): string {
  const { value, maxAgeSeconds, linkBase, baseUrl } = options
  const parts = [
    `${SESSION_COOKIE}=${value}`,
    `Path=${findPath(linkBase)}`,
    `Max-Age=${maxAgeSeconds}`,
    'HttpOnly',
    'SameSite=Strict',
  ]
  return [...parts, ...(baseUrl?.startsWith('https:') ? ['Secure'] : [])].join('; ')
}

/** Only below our routes; a mount path may hold what the client wrote, so odd ones are not taken. */
function findPath(linkBase: string): string {
  const path = linkBase.startsWith('/') ? linkBase : new URL(linkBase).pathname
  return COOKIE_PATH.test(path) ? path : '/'
}
