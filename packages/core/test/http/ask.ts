import { createApiKey } from '../../src/auth/api-key.ts'
import { hashKey } from '../../src/auth/hash-key.ts'
import { buildKeyRecord } from '../../src/auth/mint-key.ts'
import { createId } from '../../src/foundation/create-id.ts'
import type { HttpRequest } from '../../src/http/http-request.ts'
import type { HttpResponse } from '../../src/http/http-response.ts'
import type { Problem } from '../../src/http/problem.ts'
import type { ApiKeyRecord, KeyType } from '../../src/ports/api-key-record.ts'
import { DEFAULT_ORGANISATION, SYSTEM_USER } from '../../src/ports/organisation.ts'
import type { Stores } from '../../src/ports/stores.ts'

/** What of a request matters to a test; all else is as plain as can be. */
export interface Asked extends Partial<Omit<HttpRequest, 'header' | 'readBody'>> {
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as it is; objects as JSON. */
  readonly body?: string | Uint8Array | object
}

/** Builds the request that an adapter would hand over. */
export function buildRequest(asked: Asked): HttpRequest {
  const { headers = {}, body, ...rest } = asked
  const isJson = typeof body === 'object' && !(body instanceof Uint8Array)
  const bytes = Buffer.from(isJson ? JSON.stringify(body) : (body ?? ''))
  const all: Readonly<Record<string, string>> = {
    ...(body === undefined ? {} : { 'content-length': String(bytes.length) }),
    ...(isJson ? { 'content-type': 'application/json' } : {}),
    ...headers,
  }
  return {
    method: 'GET',
    rawUrl: '/api/v1/whoami',
    mountPath: '',
    ip: '198.51.100.7',
    signal: new AbortController().signal,
    ...rest,
    header: (name) => all[name],
    readBody: async () => ({ kind: 'bytes', bytes }),
  }
}

/** The JSON of an answer. */
export function readAnswer<T = Problem>({ body }: HttpResponse): T {
  return JSON.parse(Buffer.from(body ?? '').toString())
}

export interface SeededKey {
  readonly key: string
  readonly record: ApiKeyRecord
}

/** Puts a key into the stores, as `system` made it unless said otherwise. */
export async function seedKey(
  stores: Stores,
  type: KeyType,
  changes: Partial<ApiKeyRecord> = {},
): Promise<SeededKey> {
  const secret = createApiKey(type)
  const record: ApiKeyRecord = {
    ...buildKeyRecord({
      id: createId('key'),
      orgId: DEFAULT_ORGANISATION,
      type,
      options: {
        name: `a ${type} key`,
        templateIds: undefined,
        allowedHosts: undefined,
        ipAllow: undefined,
        rateLimit: undefined,
        expiresAt: undefined,
        metadata: undefined,
      },
      createdBy: SYSTEM_USER,
      secret,
      hash: hashKey(secret.key),
      nowMs: 1_000,
    }),
    ...changes,
  }
  await stores.keys.insert(record, [])
  return { key: secret.key, record }
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` })
