import {
  type AuditEvent,
  type NewTemplate,
  PlatenError,
  quote,
  type TemplateRecord,
  type TemplateVersion,
} from '@platen/core/ports'
import type { Kysely, Transaction } from 'kysely'
import { type MainTables, TEMPLATE_DRAFTS, TEMPLATE_VERSIONS, TEMPLATES } from '../rows.ts'
import { withTakenKeyAsConflict } from '../with-taken-key-as-conflict.ts'
import { commitChange } from './commit-change.ts'

export async function findTemplate(
  database: Kysely<MainTables>,
  orgId: string,
  by: { readonly id: string } | { readonly slug: string },
): Promise<TemplateRecord | undefined> {
  const query = database.selectFrom('templates').selectAll().where('org_id', '=', orgId)
  const found = 'id' in by ? query.where('id', '=', by.id) : query.where('slug', '=', by.slug)
  const row = await found.executeTakeFirst()
  return row && TEMPLATES.fromRow(row)
}

/** The template that a change is meant for; undefined if there is none. */
export async function findForChange(
  transaction: Transaction<MainTables>,
  change: {
    readonly orgId: string
    readonly id: string
    readonly expectedRevision?: number | undefined
  },
): Promise<TemplateRecord | undefined> {
  const { orgId, id, expectedRevision } = change
  const record = await findTemplate(transaction, orgId, { id })
  if (record === undefined || expectedRevision === undefined) return record
  if (record.revision === expectedRevision) return record
  throw new PlatenError(
    'conflict',
    `Template ${quote(id)} is at revision ${record.revision}, not ${expectedRevision}; read it again.`,
  )
}

/** Ends a change of a template: what it is now, one revision further. */
export async function saveRecord(
  transaction: Transaction<MainTables>,
  changed: TemplateRecord,
  audit: readonly AuditEvent[],
): Promise<TemplateRecord> {
  const { orgId, id, slug } = changed
  const record = { ...changed, revision: changed.revision + 1 }
  await withTakenKeyAsConflict(`There is a template ${quote(slug)} already.`, () =>
    transaction
      .updateTable('templates')
      .set(TEMPLATES.toRow(record))
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .execute(),
  )
  await commitChange(transaction, orgId, audit)
  return record
}

export async function insertTemplate(
  transaction: Transaction<MainTables>,
  template: NewTemplate,
): Promise<TemplateRecord> {
  const { document, publishedDigest: digest, ...rest } = template
  const { id, orgId, slug, createdBy, createdAt } = rest
  const record: TemplateRecord = {
    ...rest,
    draftUpdatedAt: createdAt,
    currentVersion: digest === undefined ? undefined : 1,
    updatedAt: createdAt,
    revision: 1,
  }
  const detail = `There is a template ${quote(id)} or ${quote(slug)} already.`
  await withTakenKeyAsConflict(detail, () =>
    transaction.insertInto('templates').values(TEMPLATES.toRow(record)).execute(),
  )
  await keepDraft(transaction, record, document)
  if (digest !== undefined) {
    const version = { templateId: id, version: 1, digest, createdBy, createdAt, document }
    await insertVersion(transaction, { ...version, orgId })
  }
  return record
}

export async function keepDraft(
  transaction: Transaction<MainTables>,
  { orgId, id: templateId }: Pick<TemplateRecord, 'orgId' | 'id'>,
  document: string,
): Promise<void> {
  await transaction
    .insertInto('template_drafts')
    .values(TEMPLATE_DRAFTS.toRow({ orgId, templateId, document }))
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'template_id'])
        .doUpdateSet(({ ref }) => ({ document: ref('excluded.document') })),
    )
    .execute()
}

export async function insertVersion(
  transaction: Transaction<MainTables>,
  version: TemplateVersion & { readonly orgId: string },
): Promise<void> {
  await transaction
    .insertInto('template_versions')
    .values(TEMPLATE_VERSIONS.toRow(version))
    .execute()
}
