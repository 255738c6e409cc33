import type { Template } from '../model/template.ts'

declare const writtenAs: unique symbol

/** A parsed template that remembers, for the compiler alone, the document that it was written as. */
export interface TypedTemplate<Document> extends Template {
  /** Exists in types only. */
  readonly [writtenAs]: Document
}
