import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type { PageRequest } from '../ports/page-request.ts'
import type { TemplateRecord } from '../ports/template-record.ts'
import type { TemplateFilter, TemplateStore } from '../ports/template-store.ts'
import type { CodeTemplate } from './code-templates.ts'

/**
 * A template store that also has the templates of the program, in every organisation.
 *
 * They cannot be changed through it. Where one has the slug of a stored template, the slug means the
 * one in code, and the stored one is reached by its id.
 */
export function withCodeTemplates(
  store: TemplateStore,
  templates: readonly CodeTemplate[],
): TemplateStore {
  const byId = new Map(templates.map((template) => [template.record.id, template]))
  const bySlug = new Map(templates.map((template) => [template.record.slug, template]))

  const assertStored = (id: string) => {
    const registered = byId.get(id)
    if (registered === undefined) return
    const { slug } = registered.record
    throw new PlatenError(
      'conflict',
      `The template ${quote(slug)} is registered in code, so it is changed there; duplicate it to have one that can be changed here.`,
    )
  }
  const assertFree = (slug: string | undefined) => {
    if (slug === undefined || !bySlug.has(slug)) return
    throw new PlatenError('conflict', `A template ${quote(slug)} is registered in code already.`)
  }

  return {
    async find(orgId, idOrSlug) {
      const registered = byId.get(idOrSlug) ?? bySlug.get(idOrSlug)
      return registered === undefined
        ? store.find(orgId, idOrSlug)
        : { ...registered.record, orgId }
    },
    async findDraft(orgId, id) {
      return byId.get(id)?.version.document ?? store.findDraft(orgId, id)
    },
    async list(orgId, filter, page) {
      const stored = await store.list(orgId, filter, page)
      const registered = templates
        .map(({ record }) => ({ ...record, orgId }))
        .filter((record) => matches(record, filter, page))
      return [...stored, ...registered].sort(newestFirst).slice(0, page.limit)
    },
    async insert(template, audit) {
      assertStored(template.id)
      assertFree(template.slug)
      return store.insert(template, audit)
    },
    async rename(change, audit) {
      assertStored(change.id)
      assertFree(change.slug)
      return store.rename(change, audit)
    },
    async saveDraft(change, audit) {
      assertStored(change.id)
      return store.saveDraft(change, audit)
    },
    async publish(publication, audit) {
      assertStored(publication.id)
      return store.publish(publication, audit)
    },
    async findVersion(orgId, templateId, version) {
      const registered = byId.get(templateId)
      if (registered === undefined) return store.findVersion(orgId, templateId, version)
      return registered.version.version === version ? registered.version : undefined
    },
    async listVersions(orgId, templateId, page) {
      const registered = byId.get(templateId)
      if (registered === undefined) return store.listVersions(orgId, templateId, page)
      const { document: _document, ...version } = registered.version
      return version.version < (page.below ?? Number.POSITIVE_INFINITY) ? [version] : []
    },
    async remove(orgId, id, audit) {
      assertStored(id)
      return store.remove(orgId, id, audit)
    },
  }
}

function matches(
  record: TemplateRecord,
  { ids, createdBy }: TemplateFilter,
  { after }: PageRequest,
): boolean {
  return (
    (ids === undefined || ids.includes(record.id)) &&
    (createdBy === undefined || record.createdBy === createdBy) &&
    (after === undefined || newestFirst(after, record) < 0)
  )
}

type Place = Pick<TemplateRecord, 'createdAt' | 'id'>

function newestFirst(a: Place, b: Place): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
}
