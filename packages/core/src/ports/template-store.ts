import type { AuditEvent } from './audit-event.ts'
import type { PageRequest } from './page-request.ts'
import type { TemplateRecord, TemplateVersion, VersionRecord } from './template-record.ts'

/**
 * Templates with their drafts and their numbered versions.
 *
 * Contract (checked by `templateStoreConformance` in @platen/testkit):
 * - What is asked of one organisation never shows or changes a template of another; a slug is unique
 *   within its organisation only.
 * - A change, its audit events and the growth of the epoch are one transaction, and the template's
 *   revision grows by one.
 * - Versions are numbered 1, 2, 3 without gaps, also when many are published at once, and never
 *   change. They go only with their template.
 * - Documents are JSON text that comes back character by character; the store does not read them.
 */
export interface TemplateStore {
  find(orgId: string, idOrSlug: string): Promise<TemplateRecord | undefined>
  /** JSON text of the draft. */
  findDraft(orgId: string, id: string): Promise<string | undefined>
  /** Newest first. */
  list(orgId: string, filter: TemplateFilter, page: PageRequest): Promise<readonly TemplateRecord[]>
  /** @throws {PlatenError} conflict: the id or the slug is taken. */
  insert(template: NewTemplate, audit: readonly AuditEvent[]): Promise<TemplateRecord>
  /**
   * @returns The template as it is now; undefined if there is none.
   * @throws {PlatenError} conflict: the slug is taken, or it is not at `expectedRevision`.
   */
  rename(change: TemplateRename, audit: readonly AuditEvent[]): Promise<TemplateRecord | undefined>
  /**
   * @returns The template as it is now; undefined if there is none.
   * @throws {PlatenError} conflict: it is not at `expectedRevision`.
   */
  saveDraft(change: DraftChange, audit: readonly AuditEvent[]): Promise<TemplateRecord | undefined>
  /**
   * Makes a document the draft and the next version, in one step: what is published is what was
   * checked, whatever happened to the draft meanwhile.
   *
   * @returns The new version; undefined if there is no such template.
   * @throws {PlatenError} conflict: it is not at `expectedRevision`.
   */
  publish(
    publication: TemplatePublication,
    audit: readonly AuditEvent[],
  ): Promise<VersionRecord | undefined>
  findVersion(
    orgId: string,
    templateId: string,
    version: number,
  ): Promise<TemplateVersion | undefined>
  /** Newest first; empty for a template that there is not. */
  listVersions(
    orgId: string,
    templateId: string,
    page: VersionPage,
  ): Promise<readonly VersionRecord[]>
  /** Removes a template with its draft and versions. @returns Whether there was one. */
  remove(orgId: string, id: string, audit: readonly AuditEvent[]): Promise<boolean>
}

/** All conditions must hold. */
export interface TemplateFilter {
  /** Only these; an empty list matches none. */
  readonly ids?: readonly string[] | undefined
  readonly createdBy?: string | undefined
}

export interface VersionPage {
  /** At least 1. */
  readonly limit: number
  /** Only versions below this one. */
  readonly below?: number | undefined
}

export interface NewTemplate {
  readonly id: string
  readonly orgId: string
  readonly slug: string
  readonly name: string
  /** JSON text of the draft. */
  readonly document: string
  /** Digest of `document`, to publish it as version 1; absent, it stays a draft. */
  readonly publishedDigest?: string | undefined
  readonly createdBy: string
  /** Epoch ms. */
  readonly createdAt: number
}

interface TemplateChange {
  readonly orgId: string
  readonly id: string
  /** Absent: whatever the revision is. */
  readonly expectedRevision?: number | undefined
  /** Epoch ms. */
  readonly at: number
}

export interface TemplateRename extends TemplateChange {
  /** Absent: stays. */
  readonly name?: string | undefined
  /** Absent: stays. */
  readonly slug?: string | undefined
}

export interface DraftChange extends TemplateChange {
  /** JSON text. */
  readonly document: string
}

export interface TemplatePublication extends DraftChange {
  /** SHA-256 of `document`, lower-case hex. */
  readonly digest: string
  readonly by: string
}
