import type { PageRequest, Stores } from '@platen/core/ports'
import { LateWriter } from '../../src/late/late-writer.ts'
import type { MainTables } from '../../src/rows.ts'
import type { SqlDatabase } from '../../src/sql-database.ts'
import { createSqlAssetStore } from '../../src/stores/sql-asset-store.ts'
import { createSqlAuditLog } from '../../src/stores/sql-audit-log.ts'
import { createSqlKeyStore } from '../../src/stores/sql-key-store.ts'
import { createSqlMemberStore } from '../../src/stores/sql-member-store.ts'
import { createSqlRenderLog } from '../../src/stores/sql-render-log.ts'
import { createSqlSigningKeyStore } from '../../src/stores/sql-signing-key-store.ts'
import { createSqlTemplateStore } from '../../src/stores/sql-template-store.ts'

export type Listing = Pick<
  Stores,
  'keys' | 'members' | 'templates' | 'signingKeys' | 'assets' | 'audit' | 'renders'
>

/** The stores that have lists, on a database that tells what it is asked. */
export function createListing(database: SqlDatabase<MainTables>): Listing {
  const late = new LateWriter(database, { delayMs: 1_000, logger: undefined })
  return {
    keys: createSqlKeyStore(database, late),
    members: createSqlMemberStore(database),
    templates: createSqlTemplateStore(database),
    signingKeys: createSqlSigningKeyStore(database),
    assets: createSqlAssetStore(database),
    audit: createSqlAuditLog(database),
    renders: createSqlRenderLog(database, late),
  }
}

const status = { anyOf: ['active', 'rotating'], at: 5 } as const
const times = { createdAfter: 1, createdBefore: 9 }

export const PAGES: readonly (readonly [string, PageRequest])[] = [
  ['the first page', { limit: 20 }],
  ['a later page', { limit: 20, after: { createdAt: 5, id: 'x' } }],
]

/** Every list with every filter that has an index of its own, and with those that have none. */
export const LISTS: readonly (readonly [
  string,
  (stores: Listing, page: PageRequest) => Promise<unknown>,
])[] = [
  ['keys', (stores, page) => stores.keys.list('o', {}, page)],
  ['keys of a user', (stores, page) => stores.keys.list('o', { createdBy: 'u' }, page)],
  [
    'keys by type and status',
    (stores, page) => stores.keys.list('o', { types: ['get', 'master'], status }, page),
  ],
  ['members', (stores, page) => stores.members.list('o', page)],
  ['templates', (stores, page) => stores.templates.list('o', {}, page)],
  ['templates of a key', (stores, page) => stores.templates.list('o', { ids: ['a', 'b'] }, page)],
  ['templates of a user', (stores, page) => stores.templates.list('o', { createdBy: 'u' }, page)],
  ['signing keys', (stores, page) => stores.signingKeys.list('o', page)],
  [
    'assets',
    (stores, page) => stores.assets.list('o', { mediaTypes: ['image/png', 'image/jpeg'] }, page),
  ],
  ['assets of a user', (stores, page) => stores.assets.list('o', { createdBy: 'u' }, page)],
  ['audit events', (stores, page) => stores.audit.list('o', { ...times, status: 'failure' }, page)],
  [
    'audit events of actors',
    (stores, page) => stores.audit.list('o', { actorIds: ['a', 'b'], events: ['e'] }, page),
  ],
  [
    'audit events by name',
    (stores, page) => stores.audit.list('o', { events: ['e', 'f'], ...times }, page),
  ],
  ['renders', (stores, page) => stores.renders.list('o', times, page)],
  [
    'renders of templates',
    (stores, page) =>
      stores.renders.list('o', { templateIds: ['a', 'b'], statuses: ['failed'], ...times }, page),
  ],
  [
    'renders of a user',
    (stores, page) => stores.renders.list('o', { createdBy: 'u', formats: ['png'] }, page),
  ],
  [
    'renders by status',
    (stores, page) =>
      stores.renders.list('o', { statuses: ['failed', 'pending'], sources: ['get'] }, page),
  ],
]

/** What is looked up on the path of a request. */
export const LOOKUPS: readonly (readonly [string, (stores: Listing) => Promise<unknown>])[] = [
  ['a key grant', async (stores) => stores.keys.findGrant('h')],
  ['a signing grant', (stores) => stores.signingKeys.findGrant('k')],
  ['a template by id or slug', (stores) => stores.templates.find('o', 'x')],
  ['a version', (stores) => stores.templates.findVersion('o', 't', 1)],
  ['versions', (stores) => stores.templates.listVersions('o', 't', { limit: 5, below: 9 })],
  ['an asset with its content', (stores) => stores.assets.readContent('o', 'a')],
  ['a render', (stores) => stores.renders.find('o', 'r')],
  ['usage', (stores) => stores.renders.usage('o', { fromDay: '2026-01-01', toDay: '2026-01-31' })],
]
