import { describe, expect, test } from 'vitest'
import { authorize } from '../../src/auth/authorize.ts'
import type { Grant } from '../../src/auth/grant.ts'
import { type Action, KEY_TABLE, ROLE_TABLE } from '../../src/auth/permissions.ts'
import { KEY_TYPES, type KeyType } from '../../src/ports/api-key-record.ts'
import { ROLES, type Role } from '../../src/ports/organisation.ts'
import { ACTION_NAMES, adaIs, keyGrant, LISTED_PAGE, OTHER_PAGE, outcome } from './grants.ts'
import { keyRecord } from './key-records.ts'

describe('every cell of role × action', () => {
  const cells = ACTION_NAMES.flatMap((action) => ROLES.map((role) => [action, role] as const))

  test.each(cells)('%s as %s', (action, role) => {
    const decision = authorize(adaIs(role), action)
    const cell = ROLE_TABLE[action][role]
    expect(outcome(decision)).toBe(cell === 'no' ? 'role_not_permitted' : 'allowed')
    if (decision.allowed) {
      expect(decision.scope).toEqual({
        createdBy: cell === 'own' ? 'ada' : undefined,
        templateIds: undefined,
      })
    }
  })
})

describe('every cell of key type × action, under every role of the creator', () => {
  const cells = ACTION_NAMES.flatMap((action) => KEY_TYPES.map((type) => [action, type] as const))

  /** What the two tables say together, worked out the long way. */
  function expected(
    action: Action,
    type: KeyType,
    role: Role | 'nobody',
    keysMayManageKeys: boolean,
  ) {
    const cell = KEY_TABLE[action][type]
    if (cell === 'no') return 'key_type_not_permitted'
    if (role === 'nobody') return 'role_not_permitted'
    if (ROLE_TABLE[action][role] === 'no') return 'role_not_permitted'
    if (cell === 'while-creator-manages' && !keysMayManageKeys) return 'keys_may_not_manage'
    const manages = role === 'owner' || role === 'admin'
    return cell === 'while-creator-manages' && !manages ? 'role_not_permitted' : 'allowed'
  }

  test.each(cells)('%s with a %s key', (action, type) => {
    for (const role of [...ROLES, 'nobody'] as const) {
      for (const keysMayManageKeys of [true, false]) {
        const grant = keyGrant(
          { type, templateIds: type === 'project' ? ['tmpl_1'] : undefined },
          { role, keysMayManageKeys },
        )
        const decision = authorize(grant, action, { page: LISTED_PAGE })
        expect([role, outcome(decision)]).toEqual([
          role,
          expected(action, type, role, keysMayManageKeys),
        ])
      }
    }
  })

  test.each(cells)('%s with a %s key: templates cut down templates and renders', (action, type) => {
    const decision = authorize(keyGrant({ type, templateIds: ['tmpl_1'] }), action, {
      page: LISTED_PAGE,
    })
    if (!decision.allowed) return
    const isBound = /^(?:render|template):/.test(action)
    expect(decision.scope.templateIds).toEqual(isBound ? ['tmpl_1'] : undefined)
  })
})

describe('nobody escalates', () => {
  test('a master key that a user made changes no allowed hosts and sees no keys', () => {
    const grant = keyGrant({}, { role: 'user' })
    expect(outcome(authorize(grant, 'allowed_hosts:update'))).toBe('role_not_permitted')
    expect(outcome(authorize(grant, 'api_key:create'))).toBe('role_not_permitted')
    expect(
      outcome(authorize(grant, 'api_key:read', { target: { kind: 'api_key', createdBy: 'ada' } })),
    ).toBe('role_not_permitted')
  })

  test('no key does what its creator may not do', () => {
    for (const action of ACTION_NAMES) {
      for (const role of ROLES) {
        const person = authorize(adaIs(role), action)
        const key = authorize(keyGrant({}, { role }), action, { page: LISTED_PAGE })
        if (key.allowed) expect([action, role, person.allowed]).toEqual([action, role, true])
      }
    }
  })

  test('a demoted creator’s keys render no more', () => {
    for (const type of KEY_TYPES) {
      const grant = keyGrant({ type, templateIds: ['tmpl_1'] }, { role: 'viewer' })
      for (const action of ['render:embed', 'render:fetch', 'render:create'] as const) {
        expect(authorize(grant, action, { page: LISTED_PAGE }).allowed).toBe(false)
      }
    }
  })

  test('the keys of a removed creator do nothing at all', () => {
    const permitted = ACTION_NAMES.filter(
      (action) => authorize(keyGrant({}, { role: 'nobody' }), action).allowed,
    )
    expect(permitted).toEqual([])
  })

  test('a signed URL is for its image and nothing else', () => {
    const grant: Grant = { kind: 'signed_url', orgId: 'default', signingKeyId: 'sk_1' }
    const permitted = ACTION_NAMES.filter((action) => authorize(grant, action).allowed)
    expect(permitted).toEqual(['render:embed'])
  })
})

test('every refusal is a sentence, and none of them names a key or its hash', () => {
  const key = keyRecord({ type: 'get', hash: 'h'.repeat(64) })
  for (const action of ACTION_NAMES) {
    for (const type of KEY_TYPES) {
      const decision = authorize(keyGrant({ ...key, type }, { role: 'viewer' }), action, {
        page: OTHER_PAGE,
        ip: '10.0.0.1',
      })
      if (decision.allowed) continue
      expect(decision.detail).toMatch(/^[A-Z].*\.$/)
      expect(decision.detail).not.toMatch(/rs_|hhh|example\.com/)
    }
  }
})
