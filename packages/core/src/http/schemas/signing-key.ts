import { z } from 'zod'
import type { SigningKeyRecord } from '../../ports/signing-key-store.ts'
import { formatTime } from '../parse-time.ts'
import { formatOptionalTime, timeSchema } from './leaf.ts'

/** A signing key; its secret never leaves the instance. */
export const signingKeyJsonSchema = z
  .object({
    id: z.string().meta({ examples: ['sk_0123456789abcdefghijklmnop'] }),
    status: z.enum(['active', 'revoked']),
    createdBy: z.string(),
    createdAt: timeSchema,
    revokedAt: timeSchema.optional(),
  })
  .meta({ id: 'SigningKey' })

export const signingKeyItemSchema = z.object({
  cursor: z.string(),
  signingKey: signingKeyJsonSchema,
})

export function toSigningKeyJson(key: SigningKeyRecord): z.infer<typeof signingKeyJsonSchema> {
  const { id, createdBy, createdAt, revokedAt } = key
  return {
    id,
    status: revokedAt === undefined ? 'active' : 'revoked',
    createdBy,
    createdAt: formatTime(createdAt),
    revokedAt: formatOptionalTime(revokedAt),
  }
}
