import { PlatenError } from '../foundation/errors.ts'
import type { MemberRecord, RoleChange } from '../ports/member-store.ts'
import type { Role } from '../ports/organisation.ts'

/** A member as the rules see one. */
export type RankedMember = Pick<MemberRecord, 'userId' | 'role'>

/** The roles to write. */
export type NewRoles = RoleChange['roles']

/**
 * Decides a change of a member's role by an actor who may manage members (`member:manage`).
 *
 * An organisation has exactly one owner. The owner's role goes to another only by the owner's own
 * hand, and then the owner becomes an admin in the same change; nobody else touches it.
 *
 * @returns What to write; empty when the member has the role already.
 * @throws {PlatenError} `role_not_permitted` or `conflict`.
 */
export function planRoleChange(actor: RankedMember, target: RankedMember, role: Role): NewRoles {
  if (target.role === role) return []
  if (target.role === 'owner') {
    throw new PlatenError('conflict', 'The owner keeps the role until handing it to a member.')
  }
  if (role !== 'owner') return [{ userId: target.userId, role }]
  if (actor.role !== 'owner') {
    throw new PlatenError('role_not_permitted', 'Only the owner may hand over the organisation.')
  }
  return [
    { userId: target.userId, role: 'owner' },
    { userId: actor.userId, role: 'admin' },
  ]
}

/**
 * Lets any member but the owner be removed.
 *
 * @throws {PlatenError} `conflict`.
 */
export function assertRemovable(target: RankedMember): void {
  if (target.role === 'owner') {
    throw new PlatenError('conflict', 'The owner cannot be removed; hand over the role first.')
  }
}
