import type { TemplateRecord, TemplateVersion } from '../ports/template-record.ts'
import { keepRecord } from './keep-record.ts'
import { KeysetTable } from './keyset-table.ts'

/** A template with all that belongs to it. */
export interface StoredTemplate {
  readonly record: TemplateRecord
  /** JSON text. */
  readonly draft: string
  /** The first is version 1. */
  readonly versions: readonly TemplateVersion[]
}

/** Templates, found within their organisation by id or by slug. */
export class TemplateTable {
  readonly #rows = new KeysetTable<StoredTemplate>(({ record }) => record)
  /** Organisation to slug to id. */
  readonly #slugs = new Map<string, Map<string, string>>()

  get rows(): Pick<KeysetTable<StoredTemplate>, 'find' | 'list'> {
    return this.#rows
  }

  findBySlug(orgId: string, slug: string): StoredTemplate | undefined {
    const id = this.#slugs.get(orgId)?.get(slug)
    return id === undefined ? undefined : this.#rows.find(orgId, id)
  }

  /** Adds a template, or replaces that of the same id, whatever its slug was. */
  put(template: StoredTemplate): StoredTemplate {
    // The texts, each up to a megabyte, need no copy: nobody can change a string.
    const kept = { ...template, record: keepRecord(template.record) }
    const { orgId, id, slug } = kept.record
    this.#dropSlug(orgId, id)
    const slugs = this.#slugs.get(orgId) ?? new Map<string, string>()
    this.#slugs.set(orgId, slugs.set(slug, id))
    this.#rows.put(kept)
    return kept
  }

  remove(orgId: string, id: string): boolean {
    this.#dropSlug(orgId, id)
    return this.#rows.remove(orgId, id) !== undefined
  }

  #dropSlug(orgId: string, id: string): void {
    const known = this.#rows.find(orgId, id)
    if (known === undefined) return
    const slugs = this.#slugs.get(orgId)
    slugs?.delete(known.record.slug)
    if (slugs?.size === 0) this.#slugs.delete(orgId)
  }
}
