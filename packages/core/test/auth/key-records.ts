import type { ApiKeyRecord } from '../../src/ports/api-key-record.ts'

/** A moment that all tests of keys agree on: epoch ms. */
export const NOW_MS = 1_700_000_000_000

/** A record of a key in its simplest form, with what a test wants otherwise. */
export function keyRecord(overrides: Partial<ApiKeyRecord> = {}): ApiKeyRecord {
  return {
    id: 'key_00000000000000000000000001',
    orgId: 'default',
    type: 'master',
    name: 'Production Server',
    prefix: 'rs_live_',
    start: 'rs_live_abc1',
    hash: 'f'.repeat(64),
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
    createdAt: NOW_MS - 86_400_000,
    updatedAt: NOW_MS - 86_400_000,
    metadata: undefined,
    ...overrides,
  }
}
