import type { HttpHeaders, HttpResponse } from './http-response.ts'

/** Statuses that have no body, and so no length (RFC 9110 sections 15.3.5 and 15.4.5). */
const BODILESS: ReadonlySet<number> = new Set([204, 304])

/**
 * Adds what every answer has, and takes away what this one must not have: the length is that of the
 * body that a GET would give, and HEAD gives all but the body (RFC 9110 section 9.3.2).
 */
export function finishResponse(
  { status, headers, body }: HttpResponse,
  method: string,
  added: { readonly requestId: string; readonly limits: HttpHeaders | undefined },
): HttpResponse {
  const own = { 'x-request-id': added.requestId }
  if (BODILESS.has(status)) {
    return { status, headers: Object.assign({}, headers, added.limits, own), body: undefined }
  }
  const length = typeof body === 'string' ? Buffer.byteLength(body) : (body?.length ?? 0)
  return {
    status,
    // Not spread: see `merge`.
    headers: Object.assign({}, headers, added.limits, own, { 'content-length': String(length) }),
    body: method === 'HEAD' ? undefined : body,
  }
}
