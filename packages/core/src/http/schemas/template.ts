import { z } from 'zod'
import { closedObject } from '../../model/closed-object.ts'
import { templateSchema } from '../../model/template.ts'
import { writeAs } from '../../model/write-as.ts'
import type { JsonObject } from '../../ports/json.ts'
import type { TemplateRecord, TemplateVersion, VersionRecord } from '../../ports/template-record.ts'
import { formatTime } from '../parse-time.ts'
import { nameSchema, slugSchema, timeSchema } from './leaf.ts'

/** Checked by `parseTemplate`, which knows more than a schema can say. */
export const documentSchema: z.ZodType<JsonObject> = writeAs(
  z
    .record(z.string(), z.json())
    .meta({ description: 'A template document: canvas, layers, tokens, fonts.' }),
  () => templateSchema,
)

const TEMPLATE_SHAPE = {
  id: z.string().meta({ examples: ['tmpl_0123456789abcdefghijklmnop'] }),
  slug: z.string(),
  name: z.string(),
  currentVersion: z.int().optional().describe('Absent until it is first published.'),
  draftUpdatedAt: timeSchema,
  createdBy: z.string(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
  revision: z.int().meta({ description: 'Grows with every change; the same as the ETag.' }),
} as const

export const templateJsonSchema = z.object(TEMPLATE_SHAPE).meta({ id: 'TemplateRecord' })
export type TemplateJson = z.infer<typeof templateJsonSchema>

export const templateWithDraftSchema = z
  .object({ ...TEMPLATE_SHAPE, draft: documentSchema })
  .meta({ id: 'TemplateWithDraft' })

export const templateItemSchema = z.object({ cursor: z.string(), template: templateJsonSchema })

const VERSION_SHAPE = {
  templateId: z.string(),
  version: z.int(),
  digest: z.string().meta({ description: 'SHA-256 of the document, lower-case hex.' }),
  createdBy: z.string(),
  createdAt: timeSchema,
} as const

export const versionJsonSchema = z.object(VERSION_SHAPE).meta({ id: 'TemplateVersion' })
export const versionWithDocumentSchema = z
  .object({ ...VERSION_SHAPE, document: documentSchema })
  .meta({ id: 'TemplateVersionWithDocument' })
export const versionItemSchema = z.object({ cursor: z.string(), version: versionJsonSchema })

export interface NewTemplateBody {
  readonly name?: string
  readonly slug?: string
  readonly document: JsonObject
  /** Whether it is published as version 1 at once. Default true. */
  readonly publish?: boolean
}

export const newTemplateBodySchema = closedObject<NewTemplateBody>({
  shape: {
    name: nameSchema(200),
    slug: slugSchema,
    document: documentSchema,
    publish: z.boolean().meta({
      description: 'Whether it is published as version 1 at once. Default true.',
    }),
  },
  required: ['document'],
})

export interface RenameBody {
  readonly name?: string
  readonly slug?: string
}

export const renameBodySchema = closedObject<RenameBody>({
  shape: { name: nameSchema(200), slug: slugSchema },
})

export interface DocumentBody {
  readonly document: JsonObject
}

export const documentBodySchema = closedObject<DocumentBody>({
  shape: { document: documentSchema },
  required: ['document'],
})

export function toTemplateJson(record: TemplateRecord): TemplateJson {
  const { id, slug, name, currentVersion, createdBy, revision } = record
  return {
    id,
    slug,
    name,
    currentVersion,
    draftUpdatedAt: formatTime(record.draftUpdatedAt),
    createdBy,
    createdAt: formatTime(record.createdAt),
    updatedAt: formatTime(record.updatedAt),
    revision,
  }
}

export function toVersionJson(record: VersionRecord): z.infer<typeof versionJsonSchema> {
  const { templateId, version, digest, createdBy, createdAt } = record
  return { templateId, version, digest, createdBy, createdAt: formatTime(createdAt) }
}

export function toVersionWithDocument(record: TemplateVersion) {
  return { ...toVersionJson(record), document: parseStored(record.document) }
}

export function toTemplateWithDraft(record: TemplateRecord, draft: string) {
  return { ...toTemplateJson(record), draft: parseStored(draft) }
}

/** A document that was sound JSON when it was stored. */
function parseStored(document: string): JsonObject {
  return JSON.parse(document) as JsonObject
}
