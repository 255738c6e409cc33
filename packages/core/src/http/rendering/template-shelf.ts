import { LRUCache } from 'lru-cache'
import { buildNotFound } from '../../auth/not-found.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { joinParts } from '../../foundation/join-parts.ts'
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
  find(settings: OwnSettings, idOrSlug: string): Promise<TemplateRecord | undefined>
  /** As `find` and `read`, of what is at hand; undefined where either would have to ask. */
  findKept(settings: OwnSettings, idOrSlug: string, version?: number): PublishedTemplate | undefined
  /**
   * A version of the template, by default the newest.
   *
   * @throws {PlatenError} `not_found`: no such version, or none at all yet.
   */
  read(record: TemplateRecord, version?: number): Promise<PublishedTemplate>
}

type OwnSettings = Pick<SettingsRecord, 'orgId' | 'epoch'>

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

  const findRecord = ({ orgId, epoch }: OwnSettings, idOrSlug: string) => {
    const kept = records.get(joinParts([orgId, idOrSlug]))
    return kept?.epoch === epoch ? kept.record : undefined
  }

  return {
    findKept: (settings, idOrSlug, wanted) => {
      const record = findRecord(settings, idOrSlug)
      const version = wanted ?? record?.currentVersion
      if (record === undefined || version === undefined) return undefined
      const kept = versions.get(nameVersion(record, version))
      return kept && toPublished(record, version, kept)
    },
    find: async (settings, idOrSlug) => {
      const kept = findRecord(settings, idOrSlug)
      if (kept !== undefined) return kept
      const { orgId, epoch } = settings
      const record = await store.find(orgId, idOrSlug)
      if (record !== undefined) records.set(joinParts([orgId, idOrSlug]), { epoch, record })
      return record
    },
    read: async (record, wanted) => {
      const version = wanted ?? record.currentVersion
      if (version === undefined) throw unpublished(record)
      const key = nameVersion(record, version)
      const kept = versions.get(key)
      if (kept !== undefined) return toPublished(record, version, kept)
      const loaded = await load(record, version)
      versions.set(key, loaded)
      return toPublished(record, version, loaded)
    },
  }
}

/** Versions never change and ids are given once, so this needs no epoch. */
function nameVersion({ orgId, id }: TemplateRecord, version: number): string {
  return joinParts([orgId, id, String(version)])
}

function toPublished(
  record: TemplateRecord,
  version: number,
  { digest, template }: KeptVersion,
): PublishedTemplate {
  return { record, version, digest, template }
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
