import type { AuditEventUnderTest, JsonObjectUnderTest } from './audit-log.ts'
import type { RoleUnderTest } from './member-store.ts'
import type { PageRequestUnderTest } from './page-request.ts'

/** The port `KeyStore` of `@platen/core`, by its shape. */
export interface KeyStoreUnderTest {
  findGrant(hash: string): KeyGrantUnderTest | undefined | Promise<KeyGrantUnderTest | undefined>
  find(orgId: string, id: string): Promise<ApiKeyUnderTest | undefined>
  list(
    orgId: string,
    filter: KeyFilterUnderTest,
    page: PageRequestUnderTest,
  ): Promise<readonly ApiKeyUnderTest[]>
  insert(key: ApiKeyUnderTest, audit: readonly AuditEventUnderTest[]): Promise<void>
  update(
    change: KeyChangeUnderTest,
    audit: readonly AuditEventUnderTest[],
  ): Promise<ApiKeyUnderTest | undefined>
  rotate(
    rotation: KeyChangeUnderTest & { readonly replacement: ApiKeyUnderTest },
    audit: readonly AuditEventUnderTest[],
  ): Promise<ApiKeyUnderTest | undefined>
  remove(orgId: string, id: string, audit: readonly AuditEventUnderTest[]): Promise<boolean>
  touch(uses: readonly { readonly id: string; readonly at: number }[]): Promise<void>
  revokeAllOf(
    revocation: KeysRevocationUnderTest,
    audit: readonly AuditEventUnderTest[],
  ): Promise<readonly string[]>
}

export interface ApiKeyUnderTest {
  readonly id: string
  readonly orgId: string
  readonly type: KeyTypeUnderTest
  readonly name: string
  readonly prefix: string
  readonly start: string
  readonly hash: string
  readonly hashVersion: 's1' | 'h1'
  readonly createdBy: string
  readonly templateIds: readonly string[] | undefined
  readonly allowedHosts: readonly string[] | undefined
  readonly ipAllow: readonly string[] | undefined
  readonly rateLimit: { readonly limit: number; readonly windowSeconds: number } | undefined
  readonly expiresAt: number | undefined
  readonly revokedAt: number | undefined
  readonly revokedBy: string | undefined
  readonly revokeReason: RevokeReasonUnderTest | undefined
  readonly graceUntil: number | undefined
  readonly replacesId: string | undefined
  readonly replacedById: string | undefined
  readonly lastUsedAt: number | undefined
  readonly createdAt: number
  readonly updatedAt: number
  readonly metadata: JsonObjectUnderTest | undefined
}

type KeyTypeUnderTest = 'master' | 'project' | 'read_only' | 'get'
type KeyStatusUnderTest = 'active' | 'rotating' | 'expired' | 'revoked'
type RevokeReasonUnderTest = 'manual' | 'rotated' | 'leak' | 'member_removed'

interface KeyGrantUnderTest {
  readonly key: ApiKeyUnderTest
  readonly creatorRole: RoleUnderTest | undefined
  readonly orgEpoch: number
}

interface KeyFilterUnderTest {
  readonly createdBy?: string
  readonly types?: readonly KeyTypeUnderTest[]
  readonly status?: { readonly anyOf: readonly KeyStatusUnderTest[]; readonly at: number }
}

export interface KeyChangeUnderTest {
  readonly orgId: string
  readonly id: string
  readonly expectedUpdatedAt: number
  readonly patch: Partial<ApiKeyUnderTest>
  readonly at: number
}

interface KeysRevocationUnderTest {
  readonly orgId: string
  readonly userId: string
  readonly by: string
  readonly reason: RevokeReasonUnderTest
  readonly at: number
}
