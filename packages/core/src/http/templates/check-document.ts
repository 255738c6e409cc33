import { atPointer } from '../../foundation/at-pointer.ts'
import { sha256Hex } from '../../foundation/digest.ts'
import type { Limits } from '../../foundation/limits.ts'
import { parseTemplate } from '../../model/parse-template.ts'
import type { Template } from '../../model/template.ts'
import type { JsonObject } from '../../ports/json.ts'

/** A document that is fit to be stored. */
export interface CheckedDocument {
  readonly template: Template
  /** JSON text, as it is stored. */
  readonly text: string
  /** SHA-256 of `text`, lower-case hex. */
  readonly digest: string
}

/**
 * Finds a document of a body sound: drafts too, so that every one of them can be drawn.
 *
 * @throws {PlatenError} 400 with pointers below `/document`.
 */
export function checkDocument(document: JsonObject, limits: Limits): CheckedDocument {
  const template = atPointer('/document', () => parseTemplate(document, limits))
  const text = JSON.stringify(document)
  return { template, text, digest: sha256Hex(text) }
}
