/**
 * A template as it is listed: its draft and its versions are documents of their own, read when
 * needed, since each may have a megabyte.
 */
export interface TemplateRecord {
  /** `tmpl_` and 26 characters. */
  readonly id: string
  readonly orgId: string
  /** Unique in the organisation; never looks like an id, because it has no `_`. */
  readonly slug: string
  readonly name: string
  /** Epoch ms. Every template has a draft. */
  readonly draftUpdatedAt: number
  /** The newest version; undefined until the first is published. */
  readonly currentVersion: number | undefined
  /** User who made it, or `system`. */
  readonly createdBy: string
  /** Epoch ms. */
  readonly createdAt: number
  /** Epoch ms. */
  readonly updatedAt: number
  /** Grows by one with every change, from 1: what `If-Match` compares. */
  readonly revision: number
}

/** A version as it is listed. It never changes. */
export interface VersionRecord {
  readonly templateId: string
  /** 1, 2, 3, … */
  readonly version: number
  /** SHA-256 of the document, lower-case hex. */
  readonly digest: string
  readonly createdBy: string
  /** Epoch ms. */
  readonly createdAt: number
}

/** A version with its document. */
export interface TemplateVersion extends VersionRecord {
  /** JSON text, as it was published. */
  readonly document: string
}
