import type { AuditEventUnderTest } from './audit-log.ts'
import type { PageRequestUnderTest } from './page-request.ts'

/** The port `MemberStore` of `@platen/core`, by its shape. */
export interface MemberStoreUnderTest {
  find(orgId: string, userId: string): Promise<MemberUnderTest | undefined>
  list(orgId: string, page: PageRequestUnderTest): Promise<readonly MemberUnderTest[]>
  observe(sighting: MemberSightingUnderTest): Promise<MemberUnderTest>
  setRoles(
    change: RoleChangeUnderTest,
    audit: readonly AuditEventUnderTest[],
  ): Promise<readonly MemberUnderTest[] | undefined>
  remove(
    removal: MemberRemovalUnderTest,
    audit: readonly AuditEventUnderTest[],
  ): Promise<readonly string[] | undefined>
}

export type RoleUnderTest = 'owner' | 'admin' | 'user' | 'viewer'

export interface MemberUnderTest {
  readonly orgId: string
  readonly userId: string
  readonly role: RoleUnderTest
  readonly email: string | undefined
  readonly createdAt: number
  readonly updatedAt: number
}

interface MemberSightingUnderTest {
  readonly orgId: string
  readonly userId: string
  readonly role: RoleUnderTest
  readonly email?: string
  readonly at: number
}

interface RoleChangeUnderTest {
  readonly orgId: string
  readonly roles: readonly { readonly userId: string; readonly role: RoleUnderTest }[]
  readonly at: number
}

interface MemberRemovalUnderTest {
  readonly orgId: string
  readonly userId: string
  readonly by: string
  readonly at: number
}
