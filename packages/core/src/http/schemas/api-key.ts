import { z } from 'zod'
import { MAX_GRACE_SECONDS } from '../../auth/key-life.ts'
import { closedObject } from '../../model/closed-object.ts'
import { wholeBetween } from '../../model/leaf-schema.ts'
import { type ApiKeyRecord, KEY_TYPES, type KeyRateLimit } from '../../ports/api-key-record.ts'
import type { JsonObject } from '../../ports/json.ts'
import { KEY_STATUSES, keyStatusAt } from '../../ports/key-status.ts'
import { formatOptionalTime, instantSchema, metadataSchema, timeSchema } from './leaf.ts'

const rateLimitSchema = z.object({
  limit: z.int().meta({ description: 'Requests in each window.' }),
  windowSeconds: z.int(),
})

/** A key as it is listed: never the key itself. */
export const apiKeyJsonSchema = z
  .object({
    id: z.string().meta({ examples: ['key_0123456789abcdefghijklmnop'] }),
    name: z.string(),
    type: z.enum(KEY_TYPES),
    start: z.string().meta({
      description: 'The beginning of the key, to tell keys apart by.',
      examples: ['rs_live_abc1'],
    }),
    status: z.enum(KEY_STATUSES),
    createdBy: z.string(),
    createdAt: timeSchema,
    updatedAt: timeSchema,
    lastUsedAt: timeSchema.optional().describe('May lag by a minute.'),
    expiresAt: timeSchema.optional(),
    graceUntil: timeSchema.optional().describe('Replaced, and valid until then.'),
    replacesId: z.string().optional(),
    replacedById: z.string().optional(),
    revokedAt: timeSchema.optional(),
    revokedBy: z.string().optional(),
    revokeReason: z.enum(['manual', 'rotated', 'leak', 'member_removed']).optional(),
    templateIds: z.array(z.string()).optional(),
    allowedHosts: z.array(z.string()).optional(),
    ipAllow: z.array(z.string()).optional(),
    rateLimit: rateLimitSchema.optional(),
    metadata: z.record(z.string(), z.json()).optional(),
  })
  .meta({ id: 'ApiKey' })
export type ApiKeyJson = z.infer<typeof apiKeyJsonSchema>

export const apiKeyItemSchema = z.object({ cursor: z.string(), apiKey: apiKeyJsonSchema })

/** The one answer that holds a key. */
export const revealedKeySchema = z
  .object({
    apiKey: apiKeyJsonSchema,
    key: z.string().meta({
      description: 'The key in full. This is the only time it is shown: store it now.',
    }),
  })
  .meta({ id: 'RevealedApiKey' })

/** Said of `templateIds`, `allowedHosts` and `ipAllow`; what may stand in them is for `auth`. */
const listOf = (description: string) =>
  z.array(z.string().max(300)).min(1).max(100).meta({ description })

const keyRateLimitSchema = closedObject<KeyRateLimit>({
  shape: { limit: wholeBetween(1, 1_000_000), windowSeconds: wholeBetween(1, 86_400) },
  required: ['limit', 'windowSeconds'],
})

const OPTION_SCHEMAS = {
  templateIds: listOf('Ids or slugs. Required for project keys; not for master keys.'),
  allowedHosts: listOf('Get keys: narrows the allowed hosts of the organisation.'),
  ipAllow: listOf('Addresses or CIDR ranges from which the key may be used.'),
  rateLimit: keyRateLimitSchema,
  expiresAt: instantSchema,
  metadata: metadataSchema,
} as const

export interface NewApiKeyBody {
  readonly name: string
  readonly type: (typeof KEY_TYPES)[number]
  readonly templateIds?: readonly string[]
  readonly allowedHosts?: readonly string[]
  readonly ipAllow?: readonly string[]
  readonly rateLimit?: KeyRateLimit
  /** RFC 3339. */
  readonly expiresAt?: string
  readonly metadata?: JsonObject
}

const keyNameSchema = z.string().min(1).max(64)

export const newApiKeyBodySchema = closedObject<NewApiKeyBody>({
  shape: { name: keyNameSchema, type: z.enum(KEY_TYPES), ...OPTION_SCHEMAS },
  required: ['name', 'type'],
})

/** Absent stays; null clears. */
export interface ApiKeyChangeBody {
  readonly name?: string
  readonly templateIds?: readonly string[] | null
  readonly allowedHosts?: readonly string[] | null
  readonly ipAllow?: readonly string[] | null
  readonly rateLimit?: KeyRateLimit | null
  /** RFC 3339. */
  readonly expiresAt?: string | null
  readonly metadata?: JsonObject | null
}

export const apiKeyChangeBodySchema = closedObject<ApiKeyChangeBody>({
  shape: {
    name: keyNameSchema,
    templateIds: OPTION_SCHEMAS.templateIds.nullable(),
    allowedHosts: OPTION_SCHEMAS.allowedHosts.nullable(),
    ipAllow: OPTION_SCHEMAS.ipAllow.nullable(),
    rateLimit: OPTION_SCHEMAS.rateLimit.nullable(),
    expiresAt: OPTION_SCHEMAS.expiresAt.nullable(),
    metadata: OPTION_SCHEMAS.metadata.nullable(),
  },
})

export interface RotationBody {
  readonly graceSeconds?: number
}

export const rotationBodySchema = closedObject<RotationBody>({
  shape: {
    graceSeconds: wholeBetween(0, MAX_GRACE_SECONDS).meta({
      description: 'How long the old key stays valid. Default 0: it ends at once.',
    }),
  },
})

/** @param nowMs Epoch ms: the moment for which the status is told. */
export function toApiKeyJson(key: ApiKeyRecord, nowMs: number): ApiKeyJson {
  const { templateIds, allowedHosts, ipAllow, metadata } = key
  return {
    id: key.id,
    name: key.name,
    type: key.type,
    start: key.start,
    status: keyStatusAt(key, nowMs),
    createdBy: key.createdBy,
    createdAt: new Date(key.createdAt).toISOString(),
    updatedAt: new Date(key.updatedAt).toISOString(),
    lastUsedAt: formatOptionalTime(key.lastUsedAt),
    expiresAt: formatOptionalTime(key.expiresAt),
    graceUntil: formatOptionalTime(key.graceUntil),
    replacesId: key.replacesId,
    replacedById: key.replacedById,
    revokedAt: formatOptionalTime(key.revokedAt),
    revokedBy: key.revokedBy,
    revokeReason: key.revokeReason,
    templateIds: templateIds && [...templateIds],
    allowedHosts: allowedHosts && [...allowedHosts],
    ipAllow: ipAllow && [...ipAllow],
    rateLimit: key.rateLimit,
    metadata: metadata && { ...(metadata as ApiKeyJson['metadata']) },
  }
}
