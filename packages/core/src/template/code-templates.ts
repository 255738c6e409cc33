import { canonicalJson } from '../foundation/canonical-json.ts'
import { createId } from '../foundation/create-id.ts'
import { sha256Hex } from '../foundation/digest.ts'
import { isPlatenError, PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { quote } from '../foundation/quote.ts'
import { parseTemplate } from '../model/parse-template.ts'
import type { Template, TemplateInput } from '../model/template.ts'
import { SYSTEM_USER } from '../ports/organisation.ts'
import type { TemplateRecord, TemplateVersion } from '../ports/template-record.ts'

/** A template that the program registers, as stores would give it; of every organisation. */
export interface CodeTemplate {
  readonly record: Omit<TemplateRecord, 'orgId'>
  /** Its only one. */
  readonly version: TemplateVersion
}

/** 2^29: every version that a URL or a path may name has at most nine digits. */
const VERSIONS = 536_870_912

/**
 * Reads the templates that a program registers.
 *
 * Their ids follow from their slugs, so that keys and history name the same template after every
 * start and in every process. Their one version is a number drawn from the digest of the document: a
 * changed template has another, and what was pinned to the old one is gone rather than another image.
 * When they were made is not known, so it is the epoch, and they come last in lists.
 *
 * @throws {PlatenError} What is wrong with one, with pointers from `/templates`.
 */
export function readCodeTemplates(
  templates: readonly (Template | TemplateInput)[],
  limits: Limits,
): readonly CodeTemplate[] {
  const slugs = new Set<string>()
  return templates.map((given, index) => {
    const { slug, name, document } = readDocument(given, index, limits)
    if (slugs.has(slug)) {
      throw new PlatenError('duplicate_name', `Two templates have the slug ${quote(slug)}.`, {
        pointer: `/templates/${index}/slug`,
      })
    }
    slugs.add(slug)
    return buildCodeTemplate({ slug, name, document })
  })
}

interface NamedDocument {
  readonly slug: string
  readonly name: string
  /** JSON text. */
  readonly document: string
}

function readDocument(given: unknown, index: number, limits: Limits): NamedDocument {
  const template = parseNumbered(given, index, limits)
  const { slug } = template
  if (slug === undefined) {
    throw new PlatenError(
      'missing_property',
      `Template ${index} of "templates" has no "slug"; it is rendered by that name.`,
      { pointer: `/templates/${index}/slug` },
    )
  }
  return { slug, name: template.name ?? slug, document: canonicalJson(template) }
}

function parseNumbered(given: unknown, index: number, limits: Limits): Template {
  try {
    return parseTemplate(given, limits)
  } catch (cause) {
    if (!isPlatenError(cause)) throw cause
    throw new PlatenError(cause.code, `Template ${index} of "templates": ${cause.message}`, {
      pointer: `/templates/${index}${cause.pointer ?? ''}`,
      cause,
    })
  }
}

function buildCodeTemplate({ slug, name, document }: NamedDocument): CodeTemplate {
  const digest = sha256Hex(document)
  const number = 1 + (Number.parseInt(digest.slice(0, 8), 16) % VERSIONS)
  const id = createId('tmpl', () =>
    Buffer.from(sha256Hex('code-template', slug), 'hex').subarray(0, 26),
  )
  const made = { createdBy: SYSTEM_USER, createdAt: 0 } as const
  return {
    record: {
      id,
      slug,
      name,
      draftUpdatedAt: 0,
      currentVersion: number,
      updatedAt: 0,
      revision: number,
      ...made,
    },
    version: { templateId: id, version: number, digest, document, ...made },
  }
}
