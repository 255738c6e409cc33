import { isPlatenError, type PlatenError } from '../../src/foundation/errors.ts'
import { parseTemplate } from '../../src/model/parse-template.ts'

/** A document of one canvas with these layers, which may be anything. */
export function withLayers(...layers: readonly unknown[]): Readonly<Record<string, unknown>> {
  return { canvas: { width: 100, height: 50 }, layers }
}

/** The error that a document is refused with. */
export function refusalOf(document: unknown): PlatenError {
  try {
    parseTemplate(document)
  } catch (error) {
    if (isPlatenError(error)) return error
    throw error
  }
  throw new Error('The document was accepted.')
}

/** `code pointer` of every fault, in order. */
export function faultsOf(document: unknown): readonly string[] {
  return refusalOf(document).errors.map(({ code, pointer }) => `${code} ${pointer}`)
}
