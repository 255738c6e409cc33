import { describe, expect, test } from 'vitest'
import {
  ACTIONS,
  type Action,
  KEY_TABLE,
  MINTABLE_BY_ROLE,
  MINTABLE_TYPES,
  ROLE_TABLE,
} from '../../src/auth/permissions.ts'
import { KEY_TYPES } from '../../src/ports/api-key-record.ts'
import { ROLES } from '../../src/ports/organisation.ts'

/**
 * Every cell, written out a second time. Columns: master project read_only get | owner admin user
 * viewer. Y yes, - no, o own, t own templates, m while the creator manages.
 */
const CELLS = `
  render:embed          - - - Y | Y Y Y -
  render:fetch          Y t Y - | Y Y Y -
  render:create         Y t Y - | Y Y Y -
  render:preview        Y - - - | Y Y Y -
  render:read           Y t Y - | Y Y o o
  render:delete         Y t o - | Y Y o -
  template:read         Y t Y - | Y Y Y Y
  template:create       Y - - - | Y Y Y -
  template:update       Y - - - | Y Y Y -
  template:delete       Y - - - | Y Y o -
  asset:read            Y - Y - | Y Y Y Y
  asset:create          Y - - - | Y Y Y -
  asset:delete          Y - - - | Y Y o -
  api_key:read          m - - - | Y Y o -
  api_key:create        m - - - | Y Y Y -
  api_key:update        m - - - | Y Y o -
  api_key:rotate        m - - - | Y o o -
  api_key:revoke        m - - - | Y Y o -
  api_key:delete        m - - - | Y Y o -
  settings:read         m - - - | Y Y Y -
  settings:update       m - - - | Y Y - -
  allowed_hosts:read    m - - - | Y Y Y -
  allowed_hosts:update  m - - - | Y Y - -
  allowed_hosts:test    m - - - | Y Y Y -
  signing_key:read      m - - - | Y Y - -
  signing_key:manage    m - - - | Y Y - -
  webhook:read          m - - - | Y Y - -
  webhook:manage        m - - - | Y Y - -
  member:read           m - - - | Y Y - -
  member:manage         m - - - | Y Y - -
  ownership:transfer    - - - - | Y - - -
  usage:read            m - - - | Y Y o o
  audit_log:read        m - - - | Y Y o o
  whoami:read           Y Y Y - | Y Y Y Y
`

const CELL_NAMES: Readonly<Record<string, string>> = {
  Y: 'yes',
  '-': 'no',
  o: 'own',
  t: 'own-templates',
  m: 'while-creator-manages',
}

const rows = CELLS.trim()
  .split('\n')
  .map((line) => {
    const [action = '', ...cells] = line.trim().split(/[\s|]+/)
    return { action, cells: cells.map((cell) => CELL_NAMES[cell]) }
  })

const isAction = (name: string): name is Action => Object.hasOwn(ACTIONS, name)

test('every action has its row, and every row its action', () => {
  expect(rows.map(({ action }) => action)).toEqual(Object.keys(ACTIONS))
})

describe('key type × action and role × action', () => {
  test.each(rows)('$action', ({ action, cells }) => {
    if (!isAction(action)) throw new Error(`There is no action ${action}.`)
    const keys = KEY_TYPES.map((type) => KEY_TABLE[action][type])
    const roles = ROLES.map((role) => ROLE_TABLE[action][role])
    expect([...keys, ...roles]).toEqual(cells)
  })
})

describe('the table of the published article', () => {
  const isPermitted = (action: Action) => ROLES.map((role) => ROLE_TABLE[action][role] !== 'no')
  const isForAll = (action: Action) => ROLES.map((role) => ROLE_TABLE[action][role] === 'yes')

  test.each([
    ['Create API keys', isForAll('api_key:create'), [true, true, true, false]],
    ['View own keys', isPermitted('api_key:read'), [true, true, true, false]],
    ['View all org keys', isForAll('api_key:read'), [true, true, false, false]],
    ['Revoke any key', isForAll('api_key:revoke'), [true, true, false, false]],
    ['Delete any key', isForAll('api_key:delete'), [true, true, false, false]],
  ])('%s', (_row, found, stated) => {
    expect(found).toEqual(stated)
  })

  test('a get key can call the GET render endpoint and nothing else', () => {
    const permitted = Object.keys(ACTIONS).filter(
      (action) => isAction(action) && KEY_TABLE[action].get !== 'no',
    )
    expect(permitted).toEqual(['render:embed'])
  })

  test('a read-only key creates and changes no template, asset or setting', () => {
    const changing = Object.keys(ACTIONS).filter((action) =>
      /^(?:template|asset|settings|allowed_hosts|signing_key|webhook|api_key|member):(?!read|test)/.test(
        action,
      ),
    )
    expect(changing.length).toBeGreaterThan(10)
    for (const action of changing)
      expect(isAction(action) && KEY_TABLE[action].read_only).toBe('no')
  })
})

test('only Owners and Admins make master keys', () => {
  expect(MINTABLE_BY_ROLE).toEqual({
    owner: ['master', 'project', 'read_only', 'get'],
    admin: ['master', 'project', 'read_only', 'get'],
    user: ['project', 'read_only', 'get'],
    viewer: [],
  })
})

test('only master keys make keys, so no key makes one of a type that may do more', () => {
  expect(MINTABLE_TYPES).toEqual({
    master: ['master', 'project', 'read_only', 'get'],
    project: [],
    read_only: [],
    get: [],
  })
})
