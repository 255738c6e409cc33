import { createApiKey } from '../../../src/auth/api-key.ts'
import { hashKey } from '../../../src/auth/hash-key.ts'
import { buildKeyRecord } from '../../../src/auth/mint-key.ts'
import { createPlaten, type PlatenOptions } from '../../../src/create-platen.ts'
import { createId } from '../../../src/foundation/create-id.ts'
import { sha256Hex } from '../../../src/foundation/digest.ts'
import type { HostUser } from '../../../src/http/http-request.ts'
import type { HttpHeaders, HttpResponse } from '../../../src/http/http-response.ts'
import { createMemoryStores } from '../../../src/memory/create-memory-stores.ts'
import type { TemplateInput } from '../../../src/model/template.ts'
import type { ApiKeyRecord, KeyType } from '../../../src/ports/api-key-record.ts'
import type { Role } from '../../../src/ports/organisation.ts'
import type { ReplyJson } from './reply-json.ts'

/** A background, a text and a picture that is left out without a source. */
export const CARD = {
  canvas: { width: 60, height: 30, background: '#102030' },
  layers: [
    { kind: 'text', name: 'title', dynamic: true, x: 4, y: 4, width: 50, fontSize: 8, text: 'Hi' },
    {
      kind: 'image',
      name: 'photo',
      dynamic: true,
      x: 40,
      y: 10,
      width: 10,
      height: 10,
      fallback: { else: 'hide' },
    },
  ],
} as const satisfies TemplateInput

export interface Call {
  readonly method?: string
  /** Below the base path, with its query: `/renders/sync?receipt=1`. */
  readonly path: string
  /** A key, sent as a Bearer. */
  readonly key?: string
  readonly user?: HostUser
  readonly headers?: Readonly<Record<string, string>>
  /** JSON, or bytes as they are. */
  readonly body?: unknown
  readonly ip?: string
  readonly signal?: AbortSignal
}

export interface Reply {
  readonly status: number
  readonly headers: HttpHeaders
  readonly bytes: Uint8Array
  readonly text: string
  /** The body as JSON; undefined when it is none. */
  readonly json: ReplyJson
}

/** A Platen on memory stores whose clock the test moves, spoken to as an adapter would. */
export function createApiWorld(options: PlatenOptions = {}) {
  let nowMs = Date.UTC(2026, 10, 22, 12)
  const clock = () => nowMs
  const stores = createMemoryStores({ clock })
  const logged: string[] = []
  const log = (details: unknown, message: string) => {
    const err = (details as { readonly err?: { readonly stack?: string } }).err
    logged.push(`${message} ${JSON.stringify(details)} ${err?.stack ?? ''}`)
  }
  const platen = createPlaten({
    stores,
    clock,
    logger: { error: log, warn: log, info: log },
    secret: 'a secret of thirty-two characters',
    defaultRatePlan: 'starter',
    // Threads cost each test a second; `pooled-routes.test.ts` has some.
    pool: false,
    ...options,
  })

  const call = async (asked: Call): Promise<Reply> => {
    const bytes = asked.body === undefined ? undefined : toBytes(asked.body)
    const headers = toHeaders(asked, bytes)
    const response = await platen.handle({
      method: asked.method ?? 'GET',
      rawUrl: `/api/v1${asked.path}`,
      mountPath: '',
      header: (name) => headers[name],
      readBody: async () => ({ kind: 'bytes', bytes: bytes ?? new Uint8Array() }),
      ip: asked.ip ?? '203.0.113.9',
      signal: asked.signal ?? new AbortController().signal,
      findUser: () => asked.user,
    })
    return toReply(response)
  }

  return {
    platen,
    stores,
    logged,
    call,
    clock,
    pass: (ms: number) => {
      nowMs += ms
    },
    /** Makes a key straight in the store, as the command line does. */
    addKey: async (type: KeyType, given: Partial<ApiKeyRecord> = {}): Promise<string> => {
      const secret = createApiKey(type)
      const record = buildKeyRecord({
        id: createId('key'),
        orgId: 'default',
        type,
        options: {
          name: `${type} key`,
          templateIds: undefined,
          allowedHosts: undefined,
          ipAllow: undefined,
          rateLimit: undefined,
          expiresAt: undefined,
          metadata: undefined,
        },
        createdBy: 'system',
        secret,
        hash: hashKey(secret.key),
        nowMs,
      })
      await stores.keys.insert({ ...record, ...given }, [])
      return secret.key
    },
    addTemplate: async (slug: string, document: object = CARD, orgId = 'default') => {
      const text = JSON.stringify(document)
      const template = { id: createId('tmpl'), orgId, slug, name: slug, document: text }
      const by = { createdBy: 'system', createdAt: nowMs, publishedDigest: sha256Hex(text) }
      return stores.templates.insert({ ...template, ...by }, [])
    },
    allowHosts: (...allowedHosts: string[]) =>
      stores.settings.update({ orgId: 'default', patch: { allowedHosts }, at: nowMs }, []),
    setPlan: (plan: string, orgId = 'default') =>
      stores.settings.update({ orgId, patch: { plan }, at: nowMs }, []),
  }
}

export type ApiWorld = ReturnType<typeof createApiWorld>

export function person(role: Role, userId = `user-${role}`, orgId = 'default'): HostUser {
  return { userId, orgId, role }
}

function toBytes(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) return body
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

function toHeaders(
  { key, user, body, headers }: Call,
  bytes: Uint8Array | undefined,
): Readonly<Record<string, string>> {
  const isJson = bytes !== undefined && !(body instanceof Uint8Array)
  return {
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(user === undefined ? {} : { 'sec-fetch-site': 'same-origin', 'x-platen': '1' }),
    ...(bytes === undefined ? {} : { 'content-length': String(bytes.length) }),
    ...(isJson ? { 'content-type': 'application/json' } : {}),
    ...headers,
  }
}

function toReply({ status, headers, body }: HttpResponse): Reply {
  const bytes = toBytes(body ?? new Uint8Array())
  const text = Buffer.from(bytes).toString()
  const isJson = /json/.test(headers['content-type'] ?? '') && text !== ''
  return { status, headers, bytes, text, json: isJson ? JSON.parse(text) : undefined }
}
