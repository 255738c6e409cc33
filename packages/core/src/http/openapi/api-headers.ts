import type { ApiHeader } from './open-api-document.ts'

const text = (description: string): ApiHeader => ({ description, schema: { type: 'string' } })
const whole = (description: string): ApiHeader => ({ description, schema: { type: 'integer' } })

/** Headers of refusals. */
export const API_HEADERS: Readonly<Record<string, ApiHeader>> = {
  'WWW-Authenticate': text('Which credential is expected (RFC 6750).'),
  'Retry-After': whole('Seconds after which another try may succeed.'),
  'X-RateLimit-Limit': whole('Requests that the window admits.'),
  'X-RateLimit-Remaining': whole('Requests that are left in the window.'),
  'X-RateLimit-Reset': whole('When the window is over: seconds since 1970.'),
}
