const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Writes XML in one canonical form, so that equal documents have equal digests. */
export class MarkupWriter {
  readonly #parts: string[] = []
  /** The start tag last written still lacks its `>`. */
  #isOpen = false

  open(name: string, attributes: Iterable<readonly [string, string]>): void {
    this.#endStartTag()
    this.#parts.push(`<${name}`)
    for (const [attribute, value] of attributes) {
      this.#parts.push(` ${attribute}="${value.replace(/[&<>"\t\n\r]/g, escapeOf)}"`)
    }
    this.#isOpen = true
  }

  text(text: string): void {
    if (text === '') return
    this.#endStartTag()
    this.#parts.push(text.replace(/[&<>\r]/g, escapeOf))
  }

  close(name: string): void {
    this.#parts.push(this.#isOpen ? '/>' : `</${name}>`)
    this.#isOpen = false
  }

  build(): string {
    return this.#parts.join('')
  }

  #endStartTag(): void {
    if (this.#isOpen) this.#parts.push('>')
    this.#isOpen = false
  }
}

function escapeOf(character: string): string {
  return ESCAPES[character] ?? character
}
