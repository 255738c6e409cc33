import { type AdminSessions, SESSION_MS } from '../../auth/admin-sessions.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { ADMIN_USER } from '../access/admin-user.ts'
import { assertSameSite } from '../access/assert-same-site.ts'
import { findSession, formatSessionCookie } from '../access/session-cookie.ts'
import { emptyResponse } from '../empty-response.ts'
import type { HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { jsonResponse } from '../json-response.ts'
import { findLinkBase } from '../link-base.ts'
import { formatTime } from '../parse-time.ts'
import type { PublicRequest } from '../route.ts'
import type { SessionBody } from '../schemas/session.ts'

/**
 * GET /session: who is signed in.
 *
 * @throws {PlatenError} `key_missing`: nobody.
 */
export async function getSession(
  { header }: PublicRequest,
  tools: HttpTools,
): Promise<HttpResponse> {
  requireSessions(tools)
  const session = findSession(header('cookie'), tools)
  if (session === undefined) {
    throw new PlatenError('key_missing', 'Nobody is signed in; send the token to "POST /session".')
  }
  return jsonResponse({ ...ADMIN_USER, expiresAt: formatTime(session.expiresAtMs) })
}

/**
 * POST /session: signs in. A wrong token counts against the address as a wrong key does.
 *
 * @throws {PlatenError} `csrf`, `rate_limited` or `key_invalid`.
 */
export async function createSession(
  request: PublicRequest<unknown, SessionBody>,
  tools: HttpTools,
): Promise<HttpResponse> {
  const { body, ip, header } = request
  const sessions = requireSessions(tools)
  assertSameSite({ method: 'POST', header }, tools.options.baseUrl)
  await tools.failures.assertBelow(ip)
  if (!sessions.isToken(body.token)) {
    await tools.failures.count(ip)
    throw new PlatenError('key_invalid', 'This is not the admin token of this instance.')
  }
  const { text } = sessions.open(tools.clock())
  return withCookie(request, tools, { value: text, maxAgeSeconds: SESSION_MS / 1000 })
}

/** DELETE /session: signs out; without a session too. */
export async function deleteSession(
  request: PublicRequest,
  tools: HttpTools,
): Promise<HttpResponse> {
  requireSessions(tools)
  assertSameSite({ method: 'DELETE', header: request.header }, tools.options.baseUrl)
  return withCookie(request, tools, { value: '', maxAgeSeconds: 0 })
}

function withCookie(
  request: PublicRequest,
  { options }: HttpTools,
  cookie: { readonly value: string; readonly maxAgeSeconds: number },
): HttpResponse {
  const { baseUrl } = options
  const linkBase = findLinkBase(request)
  return emptyResponse({ 'set-cookie': formatSessionCookie({ ...cookie, linkBase, baseUrl }) })
}

function requireSessions({ sessions }: HttpTools): AdminSessions {
  if (sessions !== undefined) return sessions
  throw new PlatenError('not_found', 'Signing in is not enabled; the option is "adminToken".')
}
