import {
  type Action,
  KEY_TABLE,
  type KeyCell,
  ROLE_TABLE,
  type RoleCell,
} from '../../auth/permissions.ts'
import { KEY_TYPES, type KeyType } from '../../ports/api-key-record.ts'
import type { JsonObject } from '../../ports/json.ts'
import { ROLES, type Role } from '../../ports/organisation.ts'
import type { RouteAccess } from '../route.ts'
import type { Operation } from './open-api-document.ts'

/** Key types as the pages of the product spell them. */
export const KEY_TYPE_LABELS = {
  master: 'Master',
  project: 'Project',
  read_only: 'Read-only',
  get: 'GET',
} as const satisfies Record<KeyType, string>

export const ROLE_LABELS = {
  owner: 'Owner',
  admin: 'Admin',
  user: 'User',
  viewer: 'Viewer',
} as const satisfies Record<Role, string>

/** What a cell of the table of key types says, behind the type; `undefined`: the type may not. */
export const KEY_CELL_NOTES = {
  yes: '',
  no: undefined,
  own: 'what its creator made',
  'own-templates': 'its own templates',
  'while-creator-manages': 'while its creator is Owner or Admin and keys may manage',
} as const satisfies Record<KeyCell, string | undefined>

export const ROLE_CELL_NOTES = {
  yes: '',
  no: undefined,
  own: 'what they made',
} as const satisfies Record<RoleCell, string | undefined>

/** All that the document says of who may call a route. */
export interface AccessDescription {
  readonly security: Operation['security']
  /** Sentences in Markdown; empty where anyone may call. */
  readonly notes: string
  readonly permissions: JsonObject | undefined
}

const BY_KEY = [{ bearer: [] }, { apiKeyHeader: [] }] as const
const BY_SESSION = { session: [] } as const

/** Tells who may call, from the tables that decide it. */
export function describeAccess(access: RouteAccess): AccessDescription {
  switch (access.kind) {
    case 'public':
      return { security: [], notes: '', permissions: undefined }
    case 'image':
      return {
        security: [{ apiKeyQuery: [] }, { signedUrl: [] }, ...BY_KEY],
        notes: `In the URL: a GET key, from an allowed host, or a signature. In a header: ${listKeys('render:fetch')}.`,
        permissions: permissionsOf('render:fetch', { get: KEY_TABLE['render:embed'].get }),
      }
    case 'caller': {
      const keys = listKeys(access.action)
      const roles = access.users ? listRoles(access.action) : ''
      const notes = [
        keys === '' ? 'No key may do this.' : `Keys: ${keys}.`,
        ...(roles === '' ? [] : [`Signed-in users: ${roles}.`]),
      ]
      return {
        security: [...(keys === '' ? [] : BY_KEY), ...(roles === '' ? [] : [BY_SESSION])],
        notes: notes.join(' '),
        permissions: permissionsOf(access.action),
      }
    }
  }
}

function listKeys(action: Action): string {
  const row: Readonly<Record<KeyType, KeyCell>> = KEY_TABLE[action]
  return KEY_TYPES.flatMap((type) =>
    nameWith(KEY_TYPE_LABELS[type], KEY_CELL_NOTES[row[type]]),
  ).join(', ')
}

function listRoles(action: Action): string {
  const row: Readonly<Record<Role, RoleCell>> = ROLE_TABLE[action]
  return ROLES.flatMap((role) => nameWith(ROLE_LABELS[role], ROLE_CELL_NOTES[row[role]])).join(', ')
}

function nameWith(label: string, note: string | undefined): readonly string[] {
  if (note === undefined) return []
  return [note === '' ? label : `${label} (${note})`]
}

function permissionsOf(action: Action, keys: Partial<Record<KeyType, KeyCell>> = {}): JsonObject {
  return { action, keys: { ...KEY_TABLE[action], ...keys }, roles: { ...ROLE_TABLE[action] } }
}
