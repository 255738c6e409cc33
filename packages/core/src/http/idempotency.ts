import { createHmac } from 'node:crypto'
import type { Grant } from '../auth/grant.ts'
import { canonicalJson } from '../foundation/canonical-json.ts'
import { sha256Hex } from '../foundation/digest.ts'
import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type {
  IdempotencyStore,
  IdempotencyToken,
  IdempotentAnswer,
} from '../ports/idempotency-store.ts'
import type { HttpResponse } from './http-response.ts'

/**
 * What a repetition of a request gets: `replay`, the first answer again; `once`, for answers that
 * hold a secret and are therefore not kept, a refusal that names what the first request made.
 */
export type Idempotency = 'replay' | 'once'

/** How long an answer is kept: as long as any client goes on trying. Said in the reference. */
const KEEP_MS = 24 * 60 * 60 * 1000
/** A request that runs longer has died with its process. */
const LEASE_MS = 2 * 60 * 1000

/** A structured-field string, as the draft has it, or the bare text that most clients send. */
const KEY = /^(?:"([\x20\x21\x23-\x5b\x5d-\x7e]{1,255})"|([\x21\x23-\x7e]{1,255}))$/

/** Headers that belong to one answer and not to its repetition. */
const OWN_HEADERS: ReadonlySet<string> = new Set(['content-length', 'x-request-id'])

export interface IdempotentRun {
  readonly kind: Idempotency
  readonly store: IdempotencyStore
  /** The header `Idempotency-Key`; without one the request simply runs. */
  readonly header: string | undefined
  readonly grant: Grant
  /** Method and path. */
  readonly operation: string
  /** What is asked for. */
  readonly payload: unknown
  /** Of the operator: keys the digest of the payload, which may hold sensitive values. */
  readonly secret: string | undefined
  run(): Promise<HttpResponse>
}

/**
 * Runs a request once for each `Idempotency-Key` of its caller.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 *
 * Refusals are thrown, and not kept: they changed nothing, so trying again is harmless. Neither is an
 * answer whose body is not text: only routes that answer in JSON take the header.
 *
 * @throws {PlatenError} `conflict` while the first request still runs and for a repetition under
 * `once`; `idempotency_mismatch` when the key was used for another payload.
 */
export async function runIdempotently(once: IdempotentRun): Promise<HttpResponse> {
  if (once.header === undefined) return once.run()
  const begun = await once.store.begin({
    key: JSON.stringify([
      once.grant.orgId,
      findCallerId(once.grant),
      once.operation,
      parseIdempotencyKey(once.header),
    ]),
    fingerprint: buildFingerprint(once),
    leaseMs: LEASE_MS,
    keepMs: KEEP_MS,
  })
  switch (begun.state) {
    case 'started':
      return runAndKeep(once, begun.token)
    case 'answered':
      return replay(once, begun.answer)
    case 'running':
      throw new PlatenError(
        'conflict',
        'A request with this "Idempotency-Key" is still running; ask again when it has ended.',
      )
    case 'mismatch':
      throw new PlatenError(
        'idempotency_mismatch',
        'This "Idempotency-Key" was used for another request; use a new one for each.',
      )
  }
}

/** With a secret nobody who reads the store can try out what a payload said. */
function buildFingerprint({ payload, secret }: IdempotentRun): string {
  const text = canonicalJson(payload)
  if (secret === undefined) return sha256Hex(text)
  return createHmac('sha256', secret).update('platen idempotency v1').update(text).digest('hex')
}

/** @throws {PlatenError} `invalid_value` */
function parseIdempotencyKey(header: string): string {
  const [, quoted, bare] = KEY.exec(header.trim()) ?? []
  const key = quoted ?? bare
  if (key !== undefined) return key
  throw new PlatenError(
    'invalid_value',
    'The "Idempotency-Key" must be 1 to 255 visible ASCII characters, such as a UUID.',
  )
}

function findCallerId(grant: Grant): string {
  switch (grant.kind) {
    case 'api_key':
      return grant.key.id
    case 'user':
      return grant.userId
    case 'signed_url':
      return grant.signingKeyId
  }
}

async function runAndKeep(
  { kind, store, run }: IdempotentRun,
  token: IdempotencyToken,
): Promise<HttpResponse> {
  let finished = false
  try {
    const response = await run()
    const { status, headers, body = '' } = response
    if (status < 300 && typeof body === 'string') {
      const kept = Object.entries(headers).filter(([name]) => !OWN_HEADERS.has(name))
      const answer = { status, headers: kept, body: kind === 'replay' ? body : '' }
      finished = await store.finish(token, answer)
    }
    return response
  } finally {
    if (!finished) await store.abandon(token)
  }
}

function replay({ kind }: IdempotentRun, answer: IdempotentAnswer): HttpResponse {
  const headers = Object.fromEntries(answer.headers)
  if (kind === 'once') {
    const made = headers['location'] === undefined ? 'It' : quote(headers['location'])
    throw new PlatenError(
      'conflict',
      `${made} was made by the first request with this "Idempotency-Key"; its secret cannot be shown again.`,
    )
  }
  return {
    status: answer.status,
    headers: { ...headers, 'idempotency-replayed': 'true' },
    body: answer.body === '' ? undefined : answer.body,
  }
}
