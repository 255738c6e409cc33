import type { AuditEvent } from './audit-event.ts'
import type { Role } from './organisation.ts'
import type { PageRequest } from './page-request.ts'

/**
 * Who belongs to an organisation, in which role. Who may change what is decided in `auth`; the store
 * only writes.
 *
 * Contract (checked by `memberStoreConformance` in @platen/testkit):
 * - What is asked of one organisation never shows or changes a member of another.
 * - A change, its audit events, the keys that it revokes and the growth of the epoch are one
 *   transaction. `KeyStore.findGrant` gives the new role from then on.
 * - `observe` writes only what differs, and lets the epoch grow only if the role does.
 */
export interface MemberStore {
  find(orgId: string, userId: string): Promise<MemberRecord | undefined>
  /** Newest first; `userId` is the id of the page key. */
  list(orgId: string, page: PageRequest): Promise<readonly MemberRecord[]>
  /** Takes down what the host application says of a user: adds or corrects the member. */
  observe(sighting: MemberSighting): Promise<MemberRecord>
  /**
   * Gives members new roles, all at once: handing over an organisation is one change, not two.
   *
   * @returns The members as they are now; undefined if one of them is none, and then nothing changes.
   */
  setRoles(
    change: RoleChange,
    audit: readonly AuditEvent[],
  ): Promise<readonly MemberRecord[] | undefined>
  /**
   * Removes a member and revokes the keys that they made, for `member_removed`.
   *
   * @returns The ids of the keys revoked; undefined if there was no such member.
   */
  remove(
    removal: MemberRemoval,
    audit: readonly AuditEvent[],
  ): Promise<readonly string[] | undefined>
}

export interface MemberRecord {
  readonly orgId: string
  readonly userId: string
  readonly role: Role
  readonly email: string | undefined
  /** Epoch ms: first seen. */
  readonly createdAt: number
  /** Epoch ms: last changed. */
  readonly updatedAt: number
}

export interface MemberSighting {
  readonly orgId: string
  readonly userId: string
  readonly role: Role
  /** Absent: what is known stays. */
  readonly email?: string | undefined
  /** Epoch ms. */
  readonly at: number
}

export interface RoleChange {
  readonly orgId: string
  readonly roles: readonly { readonly userId: string; readonly role: Role }[]
  /** Epoch ms. */
  readonly at: number
}

export interface MemberRemoval {
  readonly orgId: string
  readonly userId: string
  /** Who removes. */
  readonly by: string
  /** Epoch ms. */
  readonly at: number
}
