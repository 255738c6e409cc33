import { expect, test } from 'vitest'
import type { ConformanceWorld } from './conformance-options.ts'
import { freshDigest, freshOrganisation } from './fresh-id.ts'
import type { AuditEventUnderTest } from './shapes/audit-log.ts'
import type { NewTemplateUnderTest, TemplateStoreUnderTest } from './shapes/template-store.ts'
import { watchOrganisation } from './watch-organisation.ts'

interface Target {
  readonly orgId: string
  readonly id: string
  readonly expectedRevision?: number
}

type Change = (
  templates: TemplateStoreUnderTest,
  target: Target,
  audit: readonly AuditEventUnderTest[],
) => Promise<unknown>

const at = 1_700_000_000_001
const document = '"new"'

/** Every change that is decided on a state of a template. */
const CHANGES: readonly (readonly [name: string, change: Change])[] = [
  ['rename', (store, target, audit) => store.rename({ ...target, name: 'New', at }, audit)],
  ['saveDraft', (store, target, audit) => store.saveDraft({ ...target, document, at }, audit)],
  [
    'publish',
    (store, target, audit) =>
      store.publish({ ...target, document, digest: freshDigest(), by: 'bob', at }, audit),
  ],
]

const REMOVAL = [
  'remove',
  (store: TemplateStoreUnderTest, { orgId, id }: Target, audit: readonly AuditEventUnderTest[]) =>
    store.remove(orgId, id, audit),
] as const

/** What a change of a template is: one transaction, in one organisation, on a known revision. */
export function templateScopeRules(
  world: ConformanceWorld<'templates' | 'settings' | 'audit'>,
  build: () => NewTemplateUnderTest,
): void {
  const templates = () => world.stores.templates
  const insert = async () => {
    const template = build()
    await templates().insert(template, [])
    return template
  }

  test('insert writes its event and the epoch with the template', async () => {
    const template = build()
    const watched = await watchOrganisation(world.stores, template.orgId)
    await templates().insert(template, watched.audit)
    await watched.expectCommitted()
  })

  test.each([...CHANGES, REMOVAL])(
    '%s writes its event and the epoch with the template',
    async (_name, change) => {
      const { orgId, id } = await insert()
      const watched = await watchOrganisation(world.stores, orgId)
      await change(templates(), { orgId, id }, watched.audit)
      await watched.expectCommitted()
    },
  )

  test.each([...CHANGES, REMOVAL])(
    '%s touches no template of another organisation, and writes nothing',
    async (name, change) => {
      const { orgId, id } = await insert()
      const record = await templates().find(orgId, id)
      const stranger = freshOrganisation()
      const own = await watchOrganisation(world.stores, orgId)
      const other = await watchOrganisation(world.stores, stranger)
      const answer = await change(templates(), { orgId: stranger, id }, other.audit)
      expect(answer).toBe(name === 'remove' ? false : undefined)
      await own.expectUntouched()
      await other.expectUntouched()
      expect(await templates().find(orgId, id)).toEqual(record)
    },
  )

  test.each(CHANGES)('%s is refused whole on another revision', async (_name, change) => {
    const { orgId, id } = await insert()
    const record = await templates().find(orgId, id)
    const draft = await templates().findDraft(orgId, id)
    const watched = await watchOrganisation(world.stores, orgId)
    const late = change(templates(), { orgId, id, expectedRevision: 2 }, watched.audit)
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
    await watched.expectUntouched()
    expect(await templates().find(orgId, id)).toEqual(record)
    expect(await templates().findDraft(orgId, id)).toBe(draft)
    expect(await templates().findVersion(orgId, id, 1)).toBeUndefined()
  })

  test.each(CHANGES)('%s of many on one revision is done once', async (_name, change) => {
    const { orgId, id } = await insert()
    const target = { orgId, id, expectedRevision: 1 }
    const changes = Array.from({ length: 5 }, () => change(templates(), target, []))
    const settled = await Promise.allSettled(changes)
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await templates().find(orgId, id)).toMatchObject({ revision: 2 })
  })

  test('nothing of a template can be read by another organisation', async () => {
    const template = build()
    await templates().insert({ ...template, publishedDigest: freshDigest() }, [])
    const { id, slug } = template
    const stranger = freshOrganisation()
    expect(await templates().find(stranger, id)).toBeUndefined()
    expect(await templates().find(stranger, slug)).toBeUndefined()
    expect(await templates().findDraft(stranger, id)).toBeUndefined()
    expect(await templates().findVersion(stranger, id, 1)).toBeUndefined()
    expect(await templates().listVersions(stranger, id, { limit: 5 })).toEqual([])
    expect(await templates().list(stranger, { ids: [id] }, { limit: 5 })).toEqual([])
  })
}
