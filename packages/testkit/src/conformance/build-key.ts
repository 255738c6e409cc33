import { freshDigest, freshId } from './fresh-id.ts'
import type { ApiKeyUnderTest } from './shapes/key-store.ts'

/** When the keys of the suites were made: epoch ms. */
export const KEY_CREATED_AT = 1_700_000_000_000

/** A key that bounds nothing; `given` says what matters. */
export function buildKey(
  given: Partial<ApiKeyUnderTest> & Pick<ApiKeyUnderTest, 'orgId'>,
): ApiKeyUnderTest {
  return {
    id: freshId('key'),
    type: 'master',
    name: 'Website',
    prefix: 'rs_live_',
    start: 'rs_live_abc1',
    hash: freshDigest(),
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
    createdAt: KEY_CREATED_AT,
    updatedAt: KEY_CREATED_AT,
    metadata: undefined,
    ...given,
  }
}
