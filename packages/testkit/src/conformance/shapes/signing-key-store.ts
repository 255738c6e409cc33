import type { AuditEventUnderTest } from './audit-log.ts'
import type { PageRequestUnderTest } from './page-request.ts'

/** The port `SigningKeyStore` of `@platen/core`, by its shape. */
export interface SigningKeyStoreUnderTest {
  findGrant(
    id: string,
  ): Promise<{ readonly key: SigningKeyUnderTest; readonly orgEpoch: number } | undefined>
  find(orgId: string, id: string): Promise<SigningKeyUnderTest | undefined>
  list(orgId: string, page: PageRequestUnderTest): Promise<readonly SigningKeyUnderTest[]>
  insert(key: SigningKeyUnderTest, audit: readonly AuditEventUnderTest[]): Promise<void>
  revoke(
    revocation: { readonly orgId: string; readonly id: string; readonly at: number },
    audit: readonly AuditEventUnderTest[],
  ): Promise<SigningKeyUnderTest | undefined>
  remove(orgId: string, id: string, audit: readonly AuditEventUnderTest[]): Promise<boolean>
}

export interface SigningKeyUnderTest {
  readonly id: string
  readonly orgId: string
  readonly secret: Uint8Array
  readonly createdBy: string
  readonly createdAt: number
  readonly revokedAt: number | undefined
}
