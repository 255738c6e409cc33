import { LRUCache } from 'lru-cache'
import { buildNotFound } from '../../auth/not-found.ts'
import { PlatenError } from '../../foundation/errors.ts'
import type { Limits } from '../../foundation/limits.ts'
import { quote } from '../../foundation/quote.ts'
import { parseTemplate } from '../../model/parse-template.ts'
import type { Template } from '../../model/template.ts'
import type { SettingsRecord } from '../../ports/settings-record.ts'
import type { TemplateRecord } from '../../ports/template-record.ts'
import type { TemplateStore } from '../../ports/template-store.ts'

/** A version of a template, ready to be rendered. */
export interface PublishedTemplate {
  readonly record: TemplateRecord
  readonly version: number
  /** SHA-256 of the document, lower-case hex. */
  readonly digest: string
  readonly template: Template
}

/** Templates that were rendered lately, so that a render neither asks for them nor reads them anew. */
export interface TemplateShelf {
  /**
   * The template of this id or slug; what is kept of it stands for as long as the organisation's
   * epoch does.
   */
  find(
    settings: Pick<SettingsRecord, 'orgId' | 'epoch'>,
    idOrSlug: string,
  ): Promise<TemplateRecord | undefined>
  /**
   * A version of the template, by default the newest.
   *
   * @throws {PlatenError} `not_found`: no such version, or none at all yet.
   */
  read(record: TemplateRecord, version?: number): Promise<PublishedTemplate>
}

interface KeptRecord {
  readonly epoch: number
  readonly record: TemplateRecord
}

interface KeptVersion {
  readonly template: Template
  readonly digest: string
  /** Characters of the document. */
  readonly size: number
}

const MAX_RECORDS = 10_000
/** Characters of documents; what is made of them takes several times as many bytes. */
const MAX_CHARACTERS = 16_000_000

export function createTemplateShelf(store: TemplateStore, limits: Limits): TemplateShelf {
  const records = new LRUCache<string, KeptRecord>({ max: MAX_RECORDS })
  const versions = new LRUCache<string, KeptVersion>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: ({ size }) => size + 1,
  })

  const load = async (record: TemplateRecord, version: number): Promise<KeptVersion> => {
    const found = await store.findVersion(record.orgId, record.id, version)
    if (found === undefined) throw unknownVersion(record, version)
    const { document, digest } = found
    return { template: parseTemplate(document, limits), digest, size: document.length }
  }

  return {
    find: async ({ orgId, epoch }, idOrSlug) => {
      const key = JSON.stringify([orgId, idOrSlug])
      const kept = records.get(key)
      if (kept?.epoch === epoch) return kept.record
      const record = await store.find(orgId, idOrSlug)
      if (record !== undefined) records.set(key, { epoch, record })
      return record
    },
    read: async (record, wanted) => {
      const version = wanted ?? record.currentVersion
      if (version === undefined) throw unpublished(record)
      // Versions never change and ids are given once, so this needs no epoch.
      const key = JSON.stringify([record.orgId, record.id, version])
      const kept = versions.get(key) ?? (await load(record, version))
      versions.set(key, kept)
      return { record, version, digest: kept.digest, template: kept.template }
    },
  }
}

/** @throws {PlatenError} `not_found` */
export function assertFound(record: TemplateRecord | undefined): TemplateRecord {
  if (record === undefined) throw buildNotFound('template')
  return record
}

function unknownVersion({ slug, currentVersion }: TemplateRecord, version: number): PlatenError {
  const newest = currentVersion === undefined ? 'it has none' : `the newest is ${currentVersion}`
  return new PlatenError(
    'not_found',
    `The template ${quote(slug)} has no version ${version}; ${newest}.`,
    { pointer: '/version' },
  )
}

function unpublished({ slug }: TemplateRecord): PlatenError {
  return new PlatenError(
    'not_found',
    `The template ${quote(slug)} has a draft only; publish it to render it.`,
  )
}
