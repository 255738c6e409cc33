import { describe, expect, test } from 'vitest'
import type { AccessTarget } from '../../src/auth/access-scope.ts'
import { type AccessRequest, authorize } from '../../src/auth/authorize.ts'
import { assertAllowed } from '../../src/auth/decision.ts'
import type { ApiKeyGrant, Grant } from '../../src/auth/grant.ts'
import { buildNotFound } from '../../src/auth/not-found.ts'
import type { Action } from '../../src/auth/permissions.ts'
import { faultOf } from './fault-of.ts'
import { adaIs, keyGrant, LISTED_PAGE, OTHER_PAGE, outcome } from './grants.ts'

const templateOf = (createdBy: string): AccessTarget => ({
  kind: 'template',
  templateId: 'tmpl_1',
  createdBy,
})
const keyOf = (createdBy: string): AccessTarget => ({ kind: 'api_key', createdBy })
const renderOf = (createdBy: string, templateId = 'tmpl_1'): AccessTarget => ({
  kind: 'render',
  templateId,
  createdBy,
})

describe('the order of the checks', () => {
  /** Everything is wrong with it; each row puts one more thing right. */
  const target = renderOf('bob', 'tmpl_2')
  test.each<
    [
      why: string,
      grant: ApiKeyGrant,
      action: Action,
      request: AccessRequest,
      code: string,
      status: number,
    ]
  >([
    [
      'the type of the key',
      keyGrant({ type: 'get', ipAllow: ['10.0.0.1'], templateIds: ['tmpl_1'] }, { role: 'viewer' }),
      'render:read',
      { ip: '10.0.0.2', page: OTHER_PAGE, target },
      'key_type_not_permitted',
      403,
    ],
    [
      'then the page',
      keyGrant({ type: 'get', ipAllow: ['10.0.0.1'], templateIds: ['tmpl_1'] }, { role: 'viewer' }),
      'render:embed',
      { ip: '10.0.0.2', page: OTHER_PAGE, target },
      'host_not_allowed',
      403,
    ],
    [
      'then the address',
      keyGrant({ type: 'get', ipAllow: ['10.0.0.1'], templateIds: ['tmpl_1'] }, { role: 'viewer' }),
      'render:embed',
      { ip: '10.0.0.2', page: LISTED_PAGE, target },
      'ip_not_allowed',
      403,
    ],
    [
      'then the role',
      keyGrant({ type: 'get', ipAllow: ['10.0.0.1'], templateIds: ['tmpl_1'] }, { role: 'viewer' }),
      'render:embed',
      { ip: '10.0.0.1', page: LISTED_PAGE, target },
      'role_not_permitted',
      403,
    ],
    [
      'then the template',
      keyGrant({ type: 'get', ipAllow: ['10.0.0.1'], templateIds: ['tmpl_1'] }, { role: 'user' }),
      'render:embed',
      { ip: '10.0.0.1', page: LISTED_PAGE, target },
      'not_found',
      404,
    ],
  ])('%s', (_why, grant, action, request, code, status) => {
    expect(authorize(grant, action, request)).toMatchObject({ allowed: false, code, status })
  })
})

describe('what a grant reaches', () => {
  const scopedProject = keyGrant({ type: 'project', templateIds: ['tmpl_1'] })
  test.each<[why: string, grant: Grant, action: Action, target: AccessTarget, result: string]>([
    [
      'a project key renders its template',
      scopedProject,
      'render:create',
      templateOf('bob'),
      'allowed',
    ],
    [
      'a project key finds no other',
      scopedProject,
      'render:create',
      { kind: 'template', templateId: 'tmpl_2' },
      'not_found',
    ],
    [
      'a project key reads renders of its template',
      scopedProject,
      'render:read',
      renderOf('bob'),
      'allowed',
    ],
    [
      'a project key finds no other renders',
      scopedProject,
      'render:read',
      renderOf('ada', 'tmpl_2'),
      'not_found',
    ],
    [
      'a project key without templates has none',
      keyGrant({ type: 'project' }),
      'render:create',
      templateOf('ada'),
      'not_found',
    ],
    [
      'a template without an id is nobody’s',
      scopedProject,
      'render:create',
      { kind: 'template' },
      'not_found',
    ],
    [
      'templates narrow a read-only key too',
      keyGrant({ type: 'read_only', templateIds: ['tmpl_2'] }),
      'template:read',
      templateOf('ada'),
      'not_found',
    ],
    [
      'but not its assets',
      keyGrant({ type: 'read_only', templateIds: ['tmpl_2'] }),
      'asset:read',
      { kind: 'asset' },
      'allowed',
    ],
    [
      'a read-only key erases renders of its creator',
      keyGrant({ type: 'read_only' }),
      'render:delete',
      renderOf('ada'),
      'allowed',
    ],
    [
      'a read-only key erases no others, which it may read',
      keyGrant({ type: 'read_only' }),
      'render:delete',
      renderOf('bob'),
      'not_owner',
    ],
    [
      'a key of a user reads its creator’s renders only',
      keyGrant({}, { role: 'user' }),
      'render:read',
      renderOf('bob'),
      'not_found',
    ],
    ['a user revokes a key of their own', adaIs('user'), 'api_key:revoke', keyOf('ada'), 'allowed'],
    [
      'another’s key does not exist for a user',
      adaIs('user'),
      'api_key:revoke',
      keyOf('bob'),
      'not_found',
    ],
    ['nor may they read it', adaIs('user'), 'api_key:read', keyOf('bob'), 'not_found'],
    [
      'a user deletes a template of their own',
      adaIs('user'),
      'template:delete',
      templateOf('ada'),
      'allowed',
    ],
    [
      'another’s template they may read, so they are told',
      adaIs('user'),
      'template:delete',
      templateOf('bob'),
      'not_owner',
    ],
    [
      'what nobody made is nobody’s own',
      adaIs('user'),
      'asset:delete',
      { kind: 'asset' },
      'not_owner',
    ],
    ['an admin revokes any key', adaIs('admin'), 'api_key:revoke', keyOf('bob'), 'allowed'],
    [
      'an admin takes over no key by rotating it',
      adaIs('admin'),
      'api_key:rotate',
      keyOf('bob'),
      'not_owner',
    ],
    [
      'a viewer may not even look at keys',
      adaIs('viewer'),
      'api_key:read',
      keyOf('ada'),
      'role_not_permitted',
    ],
  ])('%s', (_why, grant, action, target, result) => {
    expect(outcome(authorize(grant, action, { target }))).toBe(result)
  })

  test('what is out of reach is refused in the words for what does not exist', async () => {
    const decision = authorize(scopedProject, 'render:create', {
      target: { kind: 'template', templateId: 'tmpl_2' },
    })
    const refused = await faultOf(() => assertAllowed(decision))
    const missing = buildNotFound('template')
    expect([refused.code, refused.message, refused.status]).toEqual([
      missing.code,
      missing.message,
      404,
    ])
  })

  test('whether it exists is told to who may read it also where a key has ranges of addresses', () => {
    const grant = keyGrant({ type: 'read_only', ipAllow: ['10.0.0.0/8'] })
    const request = { ip: '10.1.2.3', target: renderOf('bob') }
    expect(outcome(authorize(grant, 'render:delete', request))).toBe('not_owner')
  })
})

describe('keys fail closed', () => {
  test('a get key without a page to check', () => {
    expect(outcome(authorize(keyGrant({ type: 'get' }), 'render:embed'))).toBe('source_missing')
  })

  test('a key with ranges and a request without an address', () => {
    expect(outcome(authorize(keyGrant({ ipAllow: ['0.0.0.0/0'] }), 'template:read'))).toBe(
      'ip_not_allowed',
    )
  })

  test('a key with an empty list of ranges', () => {
    const grant = keyGrant({ ipAllow: [] })
    expect(outcome(authorize(grant, 'template:read', { ip: '10.0.0.1' }))).toBe('ip_not_allowed')
  })

  test('H37: keys in headers are not checked by page', () => {
    expect(outcome(authorize(keyGrant({}), 'render:fetch', { page: OTHER_PAGE }))).toBe('allowed')
  })
})
