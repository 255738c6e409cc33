import type { PdfReference } from './pdf-file.ts'

/** Operators of a page or group, and which of them belong to what of the structure. */
export class ContentStream {
  /** The group; `undefined` for the page itself. */
  readonly group: PdfReference | undefined
  /** Elements of the structure by the number of their marked content (14.7.4.4). */
  readonly owners: PdfReference[] = []
  readonly #parts: string[] = []

  constructor(group?: PdfReference) {
    this.group = group
  }

  add(operators: string): void {
    this.#parts.push(operators)
  }

  get bytes(): Uint8Array {
    return Buffer.from(this.#parts.join(''), 'latin1')
  }
}
