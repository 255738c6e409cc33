import type { KeyType } from '../ports/api-key-record.ts'
import type { Role } from '../ports/organisation.ts'

/**
 * All that can be permitted or refused, with the words for it after "may" or "may not".
 *
 * What comes before the colon is the kind of thing; `<kind>:read` decides whether one that may not
 * be touched may at least be known to exist.
 */
export const ACTIONS = {
  'render:embed': 'render images with the key in the URL',
  'render:fetch': 'render images by GET',
  'render:create': 'render images',
  'render:preview': 'preview unsaved templates',
  'render:read': 'read renders',
  'render:delete': 'cancel or erase renders',
  'template:read': 'read templates',
  'template:create': 'create templates',
  'template:update': 'change templates',
  'template:delete': 'delete templates',
  'asset:read': 'read assets',
  'asset:create': 'upload assets',
  'asset:delete': 'delete assets',
  'api_key:read': 'see API keys',
  'api_key:create': 'create API keys',
  'api_key:update': 'change API keys',
  'api_key:rotate': 'rotate API keys',
  'api_key:revoke': 'revoke API keys',
  'api_key:delete': 'delete API keys',
  'settings:read': 'read settings',
  'settings:update': 'change settings',
  'allowed_hosts:read': 'read the allowed hosts',
  'allowed_hosts:update': 'change the allowed hosts',
  'allowed_hosts:test': 'test the allowed hosts',
  'signing_key:read': 'see signing keys',
  'signing_key:manage': 'create and revoke signing keys',
  'webhook:read': 'see webhooks',
  'webhook:manage': 'create, change and delete webhooks',
  'member:read': 'see the members',
  'member:manage': 'change the roles of members and remove them',
  'ownership:transfer': 'hand over the organisation',
  'usage:read': 'read usage',
  'audit_log:read': 'read the audit log',
  'whoami:read': 'ask what this credential may do',
} as const satisfies Record<string, string>

export type Action = keyof typeof ACTIONS

/**
 * What a type of key may do.
 *
 * `own`: on what the key's creator made. `own-templates`: with the templates that the key was issued
 * for. `while-creator-manages`: while its creator is Owner or Admin and the organisation lets keys
 * manage it.
 */
export type KeyCell = 'yes' | 'no' | 'own' | 'own-templates' | 'while-creator-manages'

/** What a role may do. `own`: on what the member made. */
export type RoleCell = 'yes' | 'no' | 'own'

const FULL = { master: 'yes', project: 'no', read_only: 'no', get: 'no' } as const
const RENDERING = { master: 'yes', project: 'own-templates', read_only: 'yes', get: 'no' } as const
const READING = { master: 'yes', project: 'no', read_only: 'yes', get: 'no' } as const
const MANAGING = {
  master: 'while-creator-manages',
  project: 'no',
  read_only: 'no',
  get: 'no',
} as const

/**
 * Key type × action. What a key may do is this, cut down by its creator's role now (`ROLE_TABLE`)
 * and by the options of the key.
 */
export const KEY_TABLE = {
  'render:embed': { master: 'no', project: 'no', read_only: 'no', get: 'yes' },
  'render:fetch': RENDERING,
  'render:create': RENDERING,
  'render:preview': FULL,
  'render:read': RENDERING,
  'render:delete': { master: 'yes', project: 'own-templates', read_only: 'own', get: 'no' },
  'template:read': RENDERING,
  'template:create': FULL,
  'template:update': FULL,
  'template:delete': FULL,
  'asset:read': READING,
  'asset:create': FULL,
  'asset:delete': FULL,
  'api_key:read': MANAGING,
  'api_key:create': MANAGING,
  'api_key:update': MANAGING,
  'api_key:rotate': MANAGING,
  'api_key:revoke': MANAGING,
  'api_key:delete': MANAGING,
  'settings:read': MANAGING,
  'settings:update': MANAGING,
  'allowed_hosts:read': MANAGING,
  'allowed_hosts:update': MANAGING,
  'allowed_hosts:test': MANAGING,
  'signing_key:read': MANAGING,
  'signing_key:manage': MANAGING,
  'webhook:read': MANAGING,
  'webhook:manage': MANAGING,
  'member:read': MANAGING,
  'member:manage': MANAGING,
  'ownership:transfer': { master: 'no', project: 'no', read_only: 'no', get: 'no' },
  'usage:read': MANAGING,
  'audit_log:read': MANAGING,
  'whoami:read': { master: 'yes', project: 'yes', read_only: 'yes', get: 'no' },
} as const satisfies Record<Action, Record<KeyType, KeyCell>>

const EVERYONE = { owner: 'yes', admin: 'yes', user: 'yes', viewer: 'yes' } as const
const MAKERS = { owner: 'yes', admin: 'yes', user: 'yes', viewer: 'no' } as const
const MAKERS_OF_OWN = { owner: 'yes', admin: 'yes', user: 'own', viewer: 'no' } as const
const READERS_OF_OWN = { owner: 'yes', admin: 'yes', user: 'own', viewer: 'own' } as const
const MANAGERS = { owner: 'yes', admin: 'yes', user: 'no', viewer: 'no' } as const

/** Role × action: of people who are signed in, and of the creators of keys. */
export const ROLE_TABLE = {
  'render:embed': MAKERS,
  'render:fetch': MAKERS,
  'render:create': MAKERS,
  'render:preview': MAKERS,
  'render:read': READERS_OF_OWN,
  'render:delete': MAKERS_OF_OWN,
  'template:read': EVERYONE,
  'template:create': MAKERS,
  'template:update': MAKERS,
  'template:delete': MAKERS_OF_OWN,
  'asset:read': EVERYONE,
  'asset:create': MAKERS,
  'asset:delete': MAKERS_OF_OWN,
  'api_key:read': MAKERS_OF_OWN,
  'api_key:create': MAKERS,
  'api_key:update': MAKERS_OF_OWN,
  // A rotation shows a secret that acts in its creator's name, so an admin rotates none but their
  // own: the key of an owner would outlive the admin's own role.
  'api_key:rotate': { owner: 'yes', admin: 'own', user: 'own', viewer: 'no' },
  'api_key:revoke': MAKERS_OF_OWN,
  'api_key:delete': MAKERS_OF_OWN,
  'settings:read': MAKERS,
  'settings:update': MANAGERS,
  'allowed_hosts:read': MAKERS,
  'allowed_hosts:update': MANAGERS,
  'allowed_hosts:test': MAKERS,
  'signing_key:read': MANAGERS,
  'signing_key:manage': MANAGERS,
  'webhook:read': MANAGERS,
  'webhook:manage': MANAGERS,
  'member:read': MANAGERS,
  'member:manage': MANAGERS,
  'ownership:transfer': { owner: 'yes', admin: 'no', user: 'no', viewer: 'no' },
  'usage:read': READERS_OF_OWN,
  'audit_log:read': READERS_OF_OWN,
  'whoami:read': EVERYONE,
} as const satisfies Record<Action, Record<Role, RoleCell>>

/**
 * The types of keys that a role may make, rotate and change. A Master key is for those who manage the
 * organisation: its rights follow the role of its creator, so one that a User made would wait to manage
 * everything.
 */
export const MINTABLE_BY_ROLE = {
  owner: ['master', 'project', 'read_only', 'get'],
  admin: ['master', 'project', 'read_only', 'get'],
  user: ['project', 'read_only', 'get'],
  viewer: [],
} as const satisfies Record<Role, readonly KeyType[]>

/** A key is within what another may make only if its type stands here: no key makes a wider one. */
export const MINTABLE_TYPES = {
  master: ['master', 'project', 'read_only', 'get'],
  project: [],
  read_only: [],
  get: [],
} as const satisfies Record<KeyType, readonly KeyType[]>
