import type { TemplateFilter, TemplateStore } from '@platen/core/ports'
import { type Expression, sql } from 'kysely'
import { isAmong } from '../is-among.ts'
import { onPage } from '../list-newest-first.ts'
import {
  type MainTables,
  TEMPLATE_DRAFTS,
  TEMPLATE_VERSIONS,
  TEMPLATES,
  VERSION_RECORDS,
} from '../rows.ts'
import type { SqlDatabase } from '../sql-database.ts'
import { commitChange } from './commit-change.ts'
import {
  findForChange,
  findTemplate,
  insertTemplate,
  insertVersion,
  keepDraft,
  saveRecord,
} from './template-queries.ts'

/** Keeps templates, each with its draft and its versions. */
export function createSqlTemplateStore(database: SqlDatabase<MainTables>): TemplateStore {
  const { read } = database
  return {
    async find(orgId, idOrSlug) {
      return (
        (await findTemplate(read, orgId, { id: idOrSlug })) ??
        (await findTemplate(read, orgId, { slug: idOrSlug }))
      )
    },
    async findDraft(orgId, id) {
      const draft = await read
        .selectFrom('template_drafts')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('template_id', '=', id)
        .executeTakeFirst()
      return draft && TEMPLATE_DRAFTS.fromRow(draft).document
    },
    async list(orgId, filter, page) {
      const query = read.selectFrom('templates').selectAll().where('org_id', '=', orgId)
      const rows = await onPage(query.where(matches(filter)), page).execute()
      return rows.map(TEMPLATES.fromRow)
    },
    async insert(template, audit) {
      return database.writeAlone(`organisation ${template.orgId}`, async (transaction) => {
        const record = await insertTemplate(transaction, template)
        await commitChange(transaction, record.orgId, audit)
        return record
      })
    },
    async rename(change, audit) {
      return database.writeAlone(`organisation ${change.orgId}`, async (transaction) => {
        const record = await findForChange(transaction, change)
        if (record === undefined) return undefined
        const { slug = record.slug, name = record.name, at } = change
        return saveRecord(transaction, { ...record, slug, name, updatedAt: at }, audit)
      })
    },
    async saveDraft(change, audit) {
      return database.writeAlone(`organisation ${change.orgId}`, async (transaction) => {
        const record = await findForChange(transaction, change)
        if (record === undefined) return undefined
        await keepDraft(transaction, record, change.document)
        const saved = { ...record, draftUpdatedAt: change.at, updatedAt: change.at }
        return saveRecord(transaction, saved, audit)
      })
    },
    async publish(publication, audit) {
      return database.writeAlone(`organisation ${publication.orgId}`, async (transaction) => {
        const record = await findForChange(transaction, publication)
        if (record === undefined) return undefined
        const { id: templateId, document, digest, by, at } = publication
        const version = (record.currentVersion ?? 0) + 1
        const published = { templateId, version, digest, createdBy: by, createdAt: at }
        await insertVersion(transaction, { ...published, orgId: record.orgId, document })
        await keepDraft(transaction, record, document)
        const saved = { ...record, currentVersion: version, draftUpdatedAt: at, updatedAt: at }
        await saveRecord(transaction, saved, audit)
        return published
      })
    },
    async findVersion(orgId, templateId, version) {
      // No other number can be asked of a column of integers.
      if (!Number.isSafeInteger(version)) return undefined
      const row = await read
        .selectFrom('template_versions')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('template_id', '=', templateId)
        .where('version', '=', version)
        .executeTakeFirst()
      if (row === undefined) return undefined
      const { orgId: _orgId, ...found } = TEMPLATE_VERSIONS.fromRow(row)
      return found
    },
    async listVersions(orgId, templateId, { limit, below }) {
      let query = read
        .selectFrom('template_versions')
        .select(VERSION_RECORDS.names)
        .where('org_id', '=', orgId)
        .where('template_id', '=', templateId)
      if (below !== undefined) query = query.where('version', '<', below)
      const rows = await query.orderBy('version', 'desc').limit(limit).execute()
      return rows.map(VERSION_RECORDS.fromRow)
    },
    async remove(orgId, id, audit) {
      return database.writeAlone(`organisation ${orgId}`, async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('templates')
          .where('org_id', '=', orgId)
          .where('id', '=', id)
          .executeTakeFirst()
        if (numDeletedRows === 0n) return false
        await commitChange(transaction, orgId, audit)
        return true
      })
    },
  }
}

function matches({ ids, createdBy }: TemplateFilter): Expression<boolean> {
  const conditions: Expression<boolean>[] = [sql<boolean>`1 = 1`]
  if (createdBy !== undefined) conditions.push(sql<boolean>`created_by = ${createdBy}`)
  if (ids !== undefined) conditions.push(isAmong('id', ids))
  return sql.join(conditions, sql` AND `)
}
