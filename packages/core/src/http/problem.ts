import { redactKeys } from '../auth/redact-keys.ts'
import { ERRORS, type ErrorCode, type ErrorDetail, type PlatenError } from '../foundation/errors.ts'
import type { HttpHeaders, HttpResponse } from './http-response.ts'

/** The body of every refusal: RFC 9457, with the members that clients of other services look for. */
export interface Problem {
  /** Names the sort of problem; equal types have equal titles (RFC 9457 section 3.1.3). */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  /** The id of the request. */
  readonly instance: string
  /** The stable reason, finer than `type`. */
  readonly code: ErrorCode
  /** The same as `instance`. */
  readonly id: string
  /** The same as `detail`. */
  readonly message: string
  /** All faults of the input, when there are several or when one has a place in it. */
  readonly errors?: readonly ErrorDetail[]
  /** Of `assertion_failed`: what became of every layer. */
  readonly receipt?: object
}

export interface ProblemOptions {
  readonly error: PlatenError
  readonly requestId: string
  /** `type` begins with it; without a slash at the end. */
  readonly errorBase: string
}

/** Titles by slug: one for each `type`, whatever the code. */
const TITLES: Readonly<Record<string, string>> = {
  'validation-error': 'The request is not valid',
  'authentication-error': 'Authentication failed',
  forbidden: 'Forbidden',
  'not-found': 'Not found',
  'method-not-allowed': 'Method not allowed',
  'request-timeout': 'The request took too long',
  conflict: 'Conflict',
  gone: 'Gone',
  'precondition-failed': 'Precondition failed',
  'payload-too-large': 'The body is too large',
  'uri-too-long': 'The URL is too long',
  'unsupported-media-type': 'Unsupported media type',
  'unprocessable-source': 'A source cannot be used',
  'render-limit': 'The render exceeds a limit',
  'assertion-failed': 'The image does not meet its requirements',
  'idempotency-mismatch': 'The idempotency key was used for another request',
  'rate-limited': 'Too many requests',
  'server-error': 'Something went wrong',
  'upstream-error': 'A source failed',
  unavailable: 'Not available at the moment',
  'upstream-timeout': 'A source was too slow',
  'loop-detected': 'The request comes from itself',
}

/** What clients are told to wait when nobody knows for how long. */
const DEFAULT_RETRY_SECONDS = 1

function buildProblem({ error, requestId, errorBase }: ProblemOptions): Problem {
  const { slug, status, title } = ERRORS[error.code]
  const placed = error.errors.length > 1 || error.pointer !== undefined
  const detail = redactKeys(error.message)
  return {
    type: `${errorBase}/${slug}`,
    title: TITLES[slug] ?? title,
    status,
    detail,
    instance: requestId,
    code: error.code,
    id: requestId,
    message: detail,
    ...(placed ? { errors: error.errors.map(redactDetail) } : {}),
    ...(error.receipt === undefined ? {} : { receipt: error.receipt }),
  }
}

/** Details quote the request, and somebody may have put a key where something else belongs. */
function redactDetail(fault: ErrorDetail): ErrorDetail {
  return { ...fault, pointer: redactKeys(fault.pointer), detail: redactKeys(fault.detail) }
}

/** A refusal as an answer. No cache may keep it: it would refuse others who ask rightly. */
export function problemResponse(options: ProblemOptions): HttpResponse {
  const problem = buildProblem(options)
  return {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...statusHeaders(options.error),
    },
    body: JSON.stringify(problem),
  }
}

/** Headers that RFC 9110 and RFC 6750 ask for with a status. */
function statusHeaders({ code, status, retryAfterMs }: PlatenError): HttpHeaders {
  switch (status) {
    case 401:
      // RFC 6750 section 3.1: no error code when no credential came.
      return {
        'www-authenticate': `Bearer realm="platen"${code === 'key_missing' ? '' : ', error="invalid_token"'}`,
      }
    case 429:
    case 503: {
      const seconds = Math.ceil((retryAfterMs ?? 0) / 1000)
      return { 'retry-after': String(Math.max(DEFAULT_RETRY_SECONDS, seconds)) }
    }
    default:
      return {}
  }
}
