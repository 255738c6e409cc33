import type { PdfFile, PdfReference } from './pdf-file.ts'
import { writeDictionary } from './write-value.ts'

/** The kinds of resources that our content names, as ISO 32000-1 table 33 calls them. */
type ResourceKind = 'Font' | 'XObject' | 'Pattern' | 'ExtGState'

/** What the content of one page names; the page and all its groups share it. */
export class PdfResources {
  readonly reference: PdfReference
  readonly #file: PdfFile
  readonly #names = new Map<string, string>()
  readonly #entries = new Map<ResourceKind, Map<string, string>>()

  constructor(file: PdfFile) {
    this.#file = file
    this.reference = file.reserve()
  }

  /** The name under which content may use an object; equal objects have one name. */
  name(kind: ResourceKind, value: string): string {
    const key = `${kind} ${value}`
    const known = this.#names.get(key)
    if (known !== undefined) return known
    const entries = this.#entries.get(kind) ?? new Map<string, string>()
    this.#entries.set(kind, entries)
    const name = `${kind.charAt(0)}${entries.size + 1}`
    entries.set(name, value)
    this.#names.set(key, name)
    return name
  }

  write(): void {
    const kinds = [...this.#entries].map(
      ([kind, entries]) => [kind, writeDictionary(Object.fromEntries(entries))] as const,
    )
    this.#file.write(this.reference, writeDictionary(Object.fromEntries(kinds)))
  }
}
