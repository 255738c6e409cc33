import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type { AuditEvent } from '../ports/audit-event.ts'
import type { TemplateRecord, TemplateVersion, VersionRecord } from '../ports/template-record.ts'
import type { NewTemplate, TemplateFilter, TemplateStore } from '../ports/template-store.ts'
import type { MemoryDatabase } from './memory-database.ts'
import { type StoredTemplate, TemplateTable } from './template-table.ts'

/** Keeps templates in this process until it ends. */
export function createMemoryTemplateStore(database: MemoryDatabase): TemplateStore {
  const table = new TemplateTable()

  const assertSlugIsFree = (orgId: string, slug: string) => {
    if (table.findBySlug(orgId, slug) === undefined) return
    throw new PlatenError('conflict', `There is a template ${quote(slug)} already.`)
  }

  /** The template that a change is meant for; undefined if there is none. */
  const findForChange = ({ orgId, id, expectedRevision }: ExpectedTemplate) => {
    const stored = table.rows.find(orgId, id)
    const revision = stored?.record.revision
    if (expectedRevision === undefined || revision === undefined) return stored
    if (revision === expectedRevision) return stored
    const detail = `Template ${quote(id)} is at revision ${revision}, not ${expectedRevision}; read it again.`
    throw new PlatenError('conflict', detail)
  }

  const save = (stored: StoredTemplate, at: number, audit: readonly AuditEvent[]) => {
    const revision = stored.record.revision + 1
    const saved = table.put({ ...stored, record: { ...stored.record, revision, updatedAt: at } })
    database.commit(saved.record.orgId, audit)
    return saved.record
  }

  return {
    async find(orgId, idOrSlug) {
      return (table.rows.find(orgId, idOrSlug) ?? table.findBySlug(orgId, idOrSlug))?.record
    },
    async findDraft(orgId, id) {
      return table.rows.find(orgId, id)?.draft
    },
    async list(orgId, filter, page) {
      const found = table.rows.list(orgId, page, ({ record }) => matches(record, filter))
      return found.map(({ record }) => record)
    },
    async insert(template, audit) {
      if (table.rows.find(template.orgId, template.id) !== undefined) {
        throw new PlatenError('conflict', `There is a template ${quote(template.id)} already.`)
      }
      assertSlugIsFree(template.orgId, template.slug)
      const { record } = table.put(buildTemplate(template))
      database.commit(template.orgId, audit)
      return record
    },
    async rename(change, audit) {
      const stored = findForChange(change)
      if (stored === undefined) return undefined
      const { slug = stored.record.slug, name = stored.record.name, at } = change
      if (slug !== stored.record.slug) assertSlugIsFree(change.orgId, slug)
      return save({ ...stored, record: { ...stored.record, slug, name } }, at, audit)
    },
    async saveDraft(change, audit) {
      const stored = findForChange(change)
      if (stored === undefined) return undefined
      const { document: draft, at } = change
      return save({ ...stored, draft, record: { ...stored.record, draftUpdatedAt: at } }, at, audit)
    },
    async publish(publication, audit) {
      const stored = findForChange(publication)
      if (stored === undefined) return undefined
      const { id, document, digest, by, at } = publication
      const number = (stored.record.currentVersion ?? 0) + 1
      const version = { version: number, document, digest, createdBy: by, createdAt: at }
      const published: TemplateVersion = { templateId: id, ...version }
      const record = { ...stored.record, draftUpdatedAt: at, currentVersion: number }
      save({ record, draft: document, versions: [...stored.versions, published] }, at, audit)
      return withoutDocument(published)
    },
    async findVersion(orgId, templateId, version) {
      return table.rows.find(orgId, templateId)?.versions[version - 1]
    },
    async listVersions(orgId, templateId, { limit, below = Number.POSITIVE_INFINITY }) {
      const versions = table.rows.find(orgId, templateId)?.versions ?? []
      const end = Math.min(versions.length, below - 1)
      const page = versions.slice(Math.max(0, end - limit), Math.max(0, end))
      return page.reverse().map(withoutDocument)
    },
    async remove(orgId, id, audit) {
      if (!table.remove(orgId, id)) return false
      database.commit(orgId, audit)
      return true
    },
  }
}

interface ExpectedTemplate {
  readonly orgId: string
  readonly id: string
  readonly expectedRevision?: number | undefined
}

function matches(record: TemplateRecord, { ids, createdBy }: TemplateFilter): boolean {
  return (
    (ids === undefined || ids.includes(record.id)) &&
    (createdBy === undefined || record.createdBy === createdBy)
  )
}

function buildTemplate(template: NewTemplate): StoredTemplate {
  const { id, orgId, slug, name, document, publishedDigest, createdBy, createdAt } = template
  const versions: readonly TemplateVersion[] =
    publishedDigest === undefined
      ? []
      : [{ templateId: id, version: 1, document, digest: publishedDigest, createdBy, createdAt }]
  const record: TemplateRecord = {
    id,
    orgId,
    slug,
    name,
    draftUpdatedAt: createdAt,
    currentVersion: versions[0]?.version,
    createdBy,
    createdAt,
    updatedAt: createdAt,
    revision: 1,
  }
  return { record, draft: document, versions }
}

function withoutDocument({ document: _document, ...record }: TemplateVersion): VersionRecord {
  return record
}
