import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Action, KEY_TABLE, type KeyCell, ROLE_TABLE } from '../../../src/auth/permissions.ts'
import type { Route } from '../../../src/http/route.ts'
import { ROUTES } from '../../../src/http/routes.ts'
import { KEY_TYPES } from '../../../src/ports/api-key-record.ts'
import { ROLES } from '../../../src/ports/organisation.ts'
import { type ApiWorld, CARD, createApiWorld, person } from './api-world.ts'

/** A red pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
)

/** A body with which each route that needs one succeeds. */
const BODIES: Readonly<Record<string, unknown>> = {
  renderSync: { template: 'card' },
  createRender: { template: 'card' },
  createRenderBatch: { renders: [{ template: 'card' }] },
  validateRender: { template: 'card' },
  previewRender: { document: CARD },
  createTemplate: { document: CARD },
  replaceTemplate: { document: CARD },
  saveTemplateDraft: { document: CARD },
  renameTemplate: { name: 'New name' },
  duplicateTemplate: {},
  uploadAsset: new Uint8Array(PNG),
  createApiKey: { name: 'New', type: 'read_only' },
  updateApiKey: { name: 'Renamed' },
  rotateApiKey: {},
  updateSettings: { cacheMode: 'shared' },
  replaceAllowedHosts: { hosts: ['example.com'] },
  testAllowedHosts: { referer: 'https://example.com/' },
  changeMemberRole: { role: 'viewer' },
}

type Post = (path: string, body: unknown) => Promise<{ readonly id: string }>

/** By the path of a resource: makes one of it and gives its id. */
const MAKERS: Readonly<Record<string, (post: Post, world: ApiWorld) => Promise<string>>> = {
  templates: async (post) => (await post('/templates', { document: CARD })).id,
  'api-keys': async (post) => {
    const made: unknown = await post('/api-keys', { name: 'Some', type: 'read_only' })
    return (made as { readonly apiKey: { readonly id: string } }).apiKey.id
  },
  assets: async (post) => (await post('/assets', new Uint8Array(PNG))).id,
  'signing-keys': async (post) => (await post('/signing-keys', {})).id,
  'renders/batches': async (post) => (await post('/renders/batch', BODIES['createRenderBatch'])).id,
  renders: async (post) => {
    const made: unknown = await post('/renders/sync?receipt=1', { template: 'card' })
    return (made as { readonly render: { readonly id: string } }).render.id
  },
  members: async (_post, world) => {
    await world.call({ path: '/whoami', user: person('user', 'somebody') })
    return 'somebody'
  },
}

const DELETED_WHEN_REVOKED: ReadonlySet<string> = new Set(['deleteApiKey', 'deleteSigningKey'])

/** All routes that ask who calls; another file has the image URL. */
const CALLER_ROUTES = ROUTES.flatMap((route) => {
  const { access } = route
  return access.kind === 'caller' ? [{ route, action: access.action, name: route.operationId }] : []
})

describe('every route', () => {
  let world: ApiWorld
  beforeAll(() => {
    world = createApiWorld()
  })
  afterAll(() => world.platen.close())

  const post = async (path: string, body: unknown) =>
    (await world.call({ method: 'POST', path, user: person('owner'), body })).json

  /** Makes what the path of a route names, anew for each call, in the organisation `default`. */
  const fillPath = async ({ path, operationId }: Route): Promise<string> => {
    if (!path.includes('{')) return path
    const resource = path.slice(1, path.indexOf('/{'))
    const make = MAKERS[resource]
    if (make === undefined) throw new Error(`Nobody makes what ${path} names.`)
    const id = await make(post, world)
    if (DELETED_WHEN_REVOKED.has(operationId)) await post(`/${resource}/${id}/revoke`, {})
    return path.replace(/\{\w+\}/, id).replace('{version}', '1')
  }

  beforeAll(async () => {
    await world.addTemplate('card')
    await world.setPlan('unlimited')
    await world.setPlan('unlimited', 'other')
  })

  test.each(CALLER_ROUTES)('$name is open to the owner', async ({ route }) => {
    const { method, operationId } = route
    const path = await fillPath(route)
    const body = BODIES[operationId]
    const reply = await world.call({ method, path, user: person('owner'), body })
    expect(reply.status, reply.text).toBeLessThan(300)
    const expected = Object.keys(route.responses).map(Number)
    expect(expected, 'as the reference says').toContain(reply.status)
  })

  // "Full API access across all /api/v1 endpoints", and "render endpoints and read data".
  test.each(
    (['master', 'read_only'] as const).flatMap((type) =>
      CALLER_ROUTES.filter(({ action }) => isOpen(KEY_TABLE[action][type])).map((tested) => ({
        ...tested,
        type,
      })),
    ),
  )('$name is open to the $type key of an Owner', async ({ route, type }) => {
    const { method, operationId } = route
    const path = await fillPath(route)
    const key = await world.addKey(type)
    const reply = await world.call({ method, path, key, body: BODIES[operationId] })
    expect(Object.keys(route.responses).map(Number), reply.text).toContain(reply.status)
    expect(reply.status).toBeLessThan(300)
  })

  test.each(CALLER_ROUTES)('$name is closed to types of keys that may not', async (tested) => {
    const { route, action } = tested
    const { method, operationId } = route
    const path = await fillPath(route)
    for (const type of refusedTypes(action)) {
      const key = await world.addKey(type)
      const reply = await world.call({ method, path, key, body: BODIES[operationId] })
      const refusal = [403, 'key_type_not_permitted']
      expect([reply.status, reply.json?.code], `${type}: ${reply.text}`).toEqual(refusal)
    }
  })

  test.each(CALLER_ROUTES)('$name is closed to roles that may not', async ({ route, action }) => {
    const { method, operationId } = route
    const path = await fillPath(route)
    for (const role of ROLES.filter((name) => ROLE_TABLE[action][name] === 'no')) {
      const reply = await world.call({
        method,
        path,
        user: person(role),
        body: BODIES[operationId],
      })
      const refusal = [403, 'role_not_permitted']
      expect([reply.status, reply.json?.code], `${role}: ${reply.text}`).toEqual(refusal)
    }
  })

  test.each(CALLER_ROUTES.filter(({ route }) => route.path.includes('{')))(
    '$name does not know the things of another organisation',
    async ({ route }) => {
      const { method, operationId } = route
      const path = await fillPath(route)
      const user = person('owner', 'stranger', 'other')
      const reply = await world.call({ method, path, user, body: BODIES[operationId] })
      expect([reply.status, reply.json?.code], reply.text).toEqual([404, 'not_found'])
    },
  )

  test.each(CALLER_ROUTES)('$name asks for a credential', async ({ route }) => {
    const { method, path, operationId } = route
    const reply = await world.call({ method, path, body: BODIES[operationId] })
    expect([reply.status, reply.json?.code]).toEqual([401, 'key_missing'])
  })
})

/** Whether it is open to whatever the key's creator may reach. */
function isOpen(cell: KeyCell): boolean {
  return cell === 'yes' || cell === 'while-creator-manages'
}

function refusedTypes(action: Action) {
  return KEY_TYPES.filter((type) => KEY_TABLE[action][type] === 'no')
}
