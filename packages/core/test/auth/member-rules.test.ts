import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assertRemovable,
  type NewRoles,
  planRoleChange,
  type RankedMember,
} from '../../src/auth/member-rules.ts'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { ROLES, type Role } from '../../src/ports/organisation.ts'
import { faultOf } from './fault-of.ts'

const member = (userId: string, role: Role): RankedMember => ({ userId, role })
const owner = member('ada', 'owner')
const admin = member('bob', 'admin')

describe('planRoleChange', () => {
  test.each<[why: string, actor: RankedMember, target: RankedMember, role: Role, change: unknown]>([
    [
      'an admin makes a user an admin',
      admin,
      member('eve', 'user'),
      'admin',
      [member('eve', 'admin')],
    ],
    [
      'an admin makes a user a viewer',
      admin,
      member('eve', 'user'),
      'viewer',
      [member('eve', 'viewer')],
    ],
    ['an admin steps back', admin, admin, 'user', [member('bob', 'user')]],
    [
      'the owner hands over, and becomes an admin',
      owner,
      admin,
      'owner',
      [member('bob', 'owner'), member('ada', 'admin')],
    ],
    ['a role that the member has', admin, owner, 'owner', []],
  ])('%s', (_why, actor, target, role, change) => {
    expect(planRoleChange(actor, target, role)).toEqual(change)
  })

  test.each<[why: string, actor: RankedMember, target: RankedMember, role: Role, code: string]>([
    ['an admin demotes the owner', admin, owner, 'user', 'conflict'],
    ['the owner steps down and leaves nobody', owner, owner, 'admin', 'conflict'],
    ['an admin makes itself owner', admin, admin, 'owner', 'role_not_permitted'],
    ['an admin makes another owner', admin, member('eve', 'user'), 'owner', 'role_not_permitted'],
  ])('refused: %s', async (_why, actor, target, role, code) => {
    expect((await faultOf(() => planRoleChange(actor, target, role))).code).toBe(code)
  })

  /** The roles after a change, or as they were when it is refused. */
  function applyChange(members: readonly RankedMember[], attempt: () => NewRoles) {
    try {
      const changes = new Map(attempt().map(({ userId, role }) => [userId, role]))
      return members.map(({ userId, role }) => member(userId, changes.get(userId) ?? role))
    } catch (error) {
      if (isPlatenError(error)) return members
      throw error
    }
  }

  test('whatever is changed, there is exactly one owner', () => {
    const id = fc.constantFrom(0, 1, 2, 3)
    const changes = fc.array(fc.record({ actor: id, target: id, role: fc.constantFrom(...ROLES) }))
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('admin', 'user', 'viewer'), { minLength: 3, maxLength: 3 }),
        changes,
        (others, history) => {
          let members = [owner, ...others.map((role, index) => member(String(index), role))]
          for (const { actor, target, role } of history) {
            const [by = owner, whom = owner] = [members[actor], members[target]]
            members = [...applyChange(members, () => planRoleChange(by, whom, role))]
            expect(members.filter((each) => each.role === 'owner')).toHaveLength(1)
          }
        },
      ),
    )
  })
})

describe('assertRemovable', () => {
  test('the owner stays', async () => {
    expect((await faultOf(() => assertRemovable(owner))).code).toBe('conflict')
  })

  test('others may go', () => {
    expect(() => assertRemovable(admin)).not.toThrow()
  })
})
