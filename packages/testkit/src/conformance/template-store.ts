import { describe, expect, test } from 'vitest'
import { type ConformanceOptions, useStores } from './conformance-options.ts'
import { freshDigest, freshId, freshOrganisation } from './fresh-id.ts'
import { listRules } from './list-rules.ts'
import type { NewTemplateUnderTest } from './shapes/template-store.ts'
import { templateScopeRules } from './template-store-scope.ts'
import { watchOrganisation } from './watch-organisation.ts'

const AT = 1_700_000_000_000

/** JSON text that a store must not tidy up: its spaces, its order of keys, its escapes. */
const DOCUMENT = '{ "z": 1.0, "a":"ü \\u00fc 日本",\r\n\t"a b": [ ] }'

/** A template with a draft; `given` says what matters. */
function buildTemplate(given: Partial<NewTemplateUnderTest> = {}): NewTemplateUnderTest {
  return {
    id: freshId('tmpl'),
    orgId: freshOrganisation(),
    slug: `card-${freshDigest().slice(0, 12)}`,
    name: 'Card',
    document: DOCUMENT,
    createdBy: 'ada',
    createdAt: AT,
    ...given,
  }
}

/** Registers tests of the contract that `TemplateStore` states. */
export function templateStoreConformance(
  options: ConformanceOptions<'templates' | 'settings' | 'audit'>,
): void {
  describe('TemplateStore', () => {
    const world = useStores(options)
    const templates = () => world.stores.templates
    const insert = async (given: Partial<NewTemplateUnderTest> = {}) => {
      const template = buildTemplate(given)
      await templates().insert(template, [])
      return template
    }
    const publish = (template: NewTemplateUnderTest, document = DOCUMENT) => {
      const { orgId, id } = template
      const publication = { orgId, id, document, digest: freshDigest(), by: 'bob', at: AT + 5 }
      return templates().publish(publication, [])
    }

    listRules(() => ({
      add: async (orgId, createdAt) => (await insert({ orgId, createdAt })).id,
      list: async (orgId, page) => (await templates().list(orgId, {}, page)).map(({ id }) => id),
      remove: (orgId, id) => templates().remove(orgId, id, []),
    }))

    test('a template starts as a draft, found by id and by slug', async () => {
      const template = buildTemplate()
      const { id, orgId, slug, name, createdBy } = template
      const record = await templates().insert(template, [])
      expect(record).toEqual({
        ...{ id, orgId, slug, name, createdBy },
        ...{ createdAt: AT, updatedAt: AT, draftUpdatedAt: AT },
        currentVersion: undefined,
        revision: 1,
      })
      expect(await templates().find(orgId, id)).toEqual(record)
      expect(await templates().find(orgId, slug)).toEqual(record)
      expect(await templates().findDraft(orgId, id)).toBe(DOCUMENT)
      expect(await templates().listVersions(orgId, id, { limit: 5 })).toEqual([])
      expect(await templates().findVersion(orgId, id, 1)).toBeUndefined()
    })

    test('a template may start with its draft published', async () => {
      const digest = freshDigest()
      const { orgId, id } = await insert({ publishedDigest: digest })
      expect(await templates().find(orgId, id)).toMatchObject({ currentVersion: 1, revision: 1 })
      expect(await templates().findVersion(orgId, id, 1)).toEqual({
        ...{ templateId: id, version: 1, document: DOCUMENT, digest },
        ...{ createdBy: 'ada', createdAt: AT },
      })
    })

    describe('publish', () => {
      test('makes the document both the draft and the next version', async () => {
        const template = await insert()
        const { orgId, id } = template
        for (const number of [1, 2, 3]) {
          const version = await publish(template, `"${number}"`)
          expect(version).toMatchObject({ templateId: id, version: number, createdBy: 'bob' })
          expect(await templates().findDraft(orgId, id)).toBe(`"${number}"`)
          expect(await templates().find(orgId, id)).toMatchObject({
            ...{ currentVersion: number, revision: number + 1 },
            ...{ updatedAt: AT + 5, draftUpdatedAt: AT + 5 },
          })
        }
        const documents = await Promise.all(
          [0, 1, 2, 3, 4, 1.5, -1].map((number) => templates().findVersion(orgId, id, number)),
        )
        expect(documents.map((version) => version?.document)).toEqual([
          ...[undefined, '"1"', '"2"', '"3"', undefined],
          ...[undefined, undefined],
        ])
      })

      test('numbers versions without gaps, also when many come at once', async () => {
        const template = await insert()
        const published = await Promise.all(
          Array.from({ length: 12 }, (_, n) => publish(template, `${n}`)),
        )
        const numbers = published.map((version) => version?.version ?? 0)
        expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1))
      })

      test('keeps what it was given, whatever the draft is later', async () => {
        const template = await insert()
        const { orgId, id } = template
        await publish(template, '"published"')
        await templates().saveDraft({ orgId, id, document: '"later"', at: AT + 9 }, [])
        expect((await templates().findVersion(orgId, id, 1))?.document).toBe('"published"')
        expect(await templates().findDraft(orgId, id)).toBe('"later"')
        expect(await templates().find(orgId, id)).toMatchObject({ draftUpdatedAt: AT + 9 })
      })
    })

    test('versions are listed newest first, without their documents, from below a number', async () => {
      const template = await insert()
      const { orgId, id } = template
      for (let n = 0; n < 12; n += 1) await publish(template)
      const numbers = async (page: { limit: number; below?: number }) => {
        const versions = await templates().listVersions(orgId, id, page)
        for (const version of versions) expect(version).not.toHaveProperty('document')
        return versions.map(({ version }) => version)
      }
      expect(await numbers({ limit: 5 })).toEqual([12, 11, 10, 9, 8])
      expect(await numbers({ limit: 5, below: 8 })).toEqual([7, 6, 5, 4, 3])
      expect(await numbers({ limit: 5, below: 3 })).toEqual([2, 1])
      expect(await numbers({ limit: 5, below: 1 })).toEqual([])
    })

    describe('slugs', () => {
      test('are unique in their organisation, and free in another', async () => {
        const { orgId, slug } = await insert()
        const watched = await watchOrganisation(world.stores, orgId)
        const twin = templates().insert(buildTemplate({ orgId, slug }), watched.audit)
        await expect(twin).rejects.toMatchObject({ code: 'conflict' })
        await watched.expectUntouched()
        const other = await insert({ slug })
        expect(await templates().find(other.orgId, slug)).toMatchObject({ id: other.id })
      })

      test('of many inserted at once, one gets it', async () => {
        const [orgId, slug] = [freshOrganisation(), 'card']
        const inserts = Array.from({ length: 6 }, () => insert({ orgId, slug }))
        const settled = await Promise.allSettled(inserts)
        expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
        expect(await templates().list(orgId, {}, { limit: 10 })).toHaveLength(1)
      })

      test('are free again after a rename or a removal', async () => {
        const { orgId, id, slug } = await insert()
        await templates().rename({ orgId, id, slug: 'other', at: AT + 1 }, [])
        expect(await templates().find(orgId, slug)).toBeUndefined()
        const second = await insert({ orgId, slug })
        await templates().remove(orgId, second.id, [])
        expect(await templates().find(orgId, slug)).toBeUndefined()
        await insert({ orgId, slug })
      })

      test.each(['constructor', '__proto__'])('%s is one like any other', async (slug) => {
        const orgId = freshOrganisation()
        expect(await templates().find(orgId, slug)).toBeUndefined()
        const { id } = await insert({ orgId, slug })
        expect(await templates().find(orgId, slug)).toMatchObject({ id })
      })
    })

    describe('rename', () => {
      test('changes what it names', async () => {
        const { orgId, id, slug } = await insert()
        const named = await templates().rename({ orgId, id, name: 'New', at: AT + 1 }, [])
        expect(named).toMatchObject({ name: 'New', slug, updatedAt: AT + 1, revision: 2 })
        const moved = await templates().rename({ orgId, id, slug: 'new', at: AT + 2 }, [])
        expect(moved).toMatchObject({ name: 'New', slug: 'new', draftUpdatedAt: AT })
        expect(await templates().find(orgId, 'new')).toEqual(moved)
      })

      test('to its own slug is no conflict, to that of another is one', async () => {
        const { orgId, id, slug } = await insert()
        const other = await insert({ orgId })
        expect(await templates().rename({ orgId, id, slug, at: AT }, [])).toMatchObject({ slug })
        const watched = await watchOrganisation(world.stores, orgId)
        const change = { orgId, id, slug: other.slug, name: 'New', at: AT }
        await expect(templates().rename(change, watched.audit)).rejects.toMatchObject({
          code: 'conflict',
        })
        await watched.expectUntouched()
        expect(await templates().find(orgId, id)).toMatchObject({ slug, name: 'Card' })
      })
    })

    test('an id that is taken is a conflict', async () => {
      const { orgId, id, slug } = await insert()
      const twin = templates().insert(buildTemplate({ orgId, id }), [])
      await expect(twin).rejects.toMatchObject({ code: 'conflict' })
      expect(await templates().find(orgId, id)).toMatchObject({ slug })
    })

    test('a removed template is gone with its draft and its versions', async () => {
      const template = await insert()
      const { orgId, id, slug } = template
      await publish(template)
      expect(await templates().remove(orgId, id, [])).toBe(true)
      expect(await templates().remove(orgId, id, [])).toBe(false)
      expect(await templates().find(orgId, id)).toBeUndefined()
      expect(await templates().find(orgId, slug)).toBeUndefined()
      expect(await templates().findDraft(orgId, id)).toBeUndefined()
      expect(await templates().findVersion(orgId, id, 1)).toBeUndefined()
      expect(await templates().listVersions(orgId, id, { limit: 5 })).toEqual([])
    })

    test('filters by id and creator, all conditions together', async () => {
      const orgId = freshOrganisation()
      const a = await insert({ orgId })
      const b = await insert({ orgId, createdBy: 'bob' })
      const ids = async (filter: { ids?: readonly string[]; createdBy?: string }) =>
        new Set((await templates().list(orgId, filter, { limit: 10 })).map(({ id }) => id))
      expect(await ids({ ids: [a.id, freshId('tmpl')] })).toEqual(new Set([a.id]))
      expect(await ids({ ids: [] })).toEqual(new Set())
      expect(await ids({ createdBy: 'bob' })).toEqual(new Set([b.id]))
      expect(await ids({ ids: [a.id], createdBy: 'bob' })).toEqual(new Set())
    })

    templateScopeRules(world, buildTemplate)
  })
}
