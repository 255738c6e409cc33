import { type ApiKeyRecord, sha256Hex } from '@platen/core/ports'

/** A key of the organisation `acme`, made by the user `ada`. */
export function buildKey(name: string, given: Partial<ApiKeyRecord> = {}): ApiKeyRecord {
  return {
    id: `key_${name}`,
    orgId: 'acme',
    type: 'master',
    name,
    prefix: 'rs_live_',
    start: 'rs_live_abcd',
    hash: sha256Hex(name),
    hashVersion: 's1',
    createdBy: 'ada',
    templateIds: undefined,
    allowedHosts: undefined,
    ipAllow: undefined,
    rateLimit: undefined,
    expiresAt: undefined,
    revokedAt: undefined,
    revokedBy: undefined,
    revokeReason: undefined,
    graceUntil: undefined,
    replacesId: undefined,
    replacedById: undefined,
    lastUsedAt: undefined,
    createdAt: 1_000,
    updatedAt: 1_000,
    metadata: undefined,
    ...given,
  }
}
