import { decodeXmlText } from './decode-xml-text.ts'
import { svgFault } from './svg-fault.ts'

export interface XmlAttribute {
  /** With its prefix, as written. */
  readonly name: string
  readonly value: string
}

export type XmlToken =
  | {
      readonly type: 'open'
      readonly name: string
      readonly attributes: readonly XmlAttribute[]
      readonly isEmpty: boolean
    }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string }

/** Stops elements whose attributes alone are megabytes of work for a parser. */
export const MAX_ATTRIBUTES = 200

const NAME = /[A-Za-z_\u{80}-\u{10ffff}][\w.:\-\u{80}-\u{10ffff}]*/uy
const SPACE = /[ \t\n]+/y

/**
 * Splits an XML document into tags and text, in one pass and without recursion.
 *
 * Comments and processing instructions are left out. A document type is refused: entities multiply,
 * and reach for files. That tags match and that there is one root is for the caller to see to.
 *
 * @throws {PlatenError} `source_corrupt`, `svg_doctype`, `svg_too_complex`.
 */
export class XmlScanner {
  readonly #text: string
  #at = 0

  /** @param text Well-formed Unicode, with line ends as `\n`. */
  constructor(text: string) {
    this.#text = text
  }

  /** `undefined` at the end. */
  next(): XmlToken | undefined {
    while (this.#at < this.#text.length) {
      const token = this.#text[this.#at] === '<' ? this.#readMarkup() : this.#readText()
      if (token !== undefined) return token
    }
    return undefined
  }

  #readText(): XmlToken {
    const start = this.#at
    const end = this.#text.indexOf('<', start)
    this.#at = end < 0 ? this.#text.length : end
    return { type: 'text', text: decodeXmlText(this.#text.slice(start, this.#at)) }
  }

  #readMarkup(): XmlToken | undefined {
    const next = this.#text[this.#at + 1]
    if (next === '/') return this.#readClose()
    if (next === '?') return this.#skipTo('<?', '?>')
    if (next !== '!') return this.#readOpen()
    if (this.#text.startsWith('<!--', this.#at)) return this.#skipTo('<!--', '-->')
    if (this.#text.startsWith('<![CDATA[', this.#at)) return this.#readCharacterData()
    throw svgFault('svg_doctype', 'has a document type; remove its "<!DOCTYPE …>"')
  }

  #skipTo(start: string, end: string): undefined {
    const at = this.#text.indexOf(end, this.#at + start.length)
    if (at < 0) throw svgFault('source_corrupt', `has a "${start}" without its "${end}"`)
    this.#at = at + end.length
    return undefined
  }

  #readCharacterData(): XmlToken {
    const start = this.#at + '<![CDATA['.length
    this.#skipTo('<![CDATA[', ']]>')
    return { type: 'text', text: this.#text.slice(start, this.#at - ']]>'.length) }
  }

  #readClose(): XmlToken {
    this.#at += 2
    const name = this.#readName()
    this.#skipSpace()
    this.#expect('>')
    return { type: 'close', name }
  }

  #readOpen(): XmlToken {
    this.#at += 1
    const name = this.#readName()
    const attributes = this.#readAttributes(name)
    const isEmpty = this.#text[this.#at] === '/'
    if (isEmpty) this.#at += 1
    this.#expect('>')
    return { type: 'open', name, attributes, isEmpty }
  }

  #readAttributes(element: string): XmlAttribute[] {
    const attributes: XmlAttribute[] = []
    const names = new Set<string>()
    while (this.#skipSpace() && !'/>'.includes(this.#text[this.#at] ?? '>')) {
      const name = this.#readName()
      if (names.has(name)) throw svgFault('source_corrupt', `gives the attribute "${name}" twice`)
      if (names.size === MAX_ATTRIBUTES) {
        throw svgFault(
          'svg_too_complex',
          `has more than ${MAX_ATTRIBUTES} attributes on "${element}"`,
        )
      }
      names.add(name)
      attributes.push({ name, value: this.#readValue(name) })
    }
    return attributes
  }

  #readValue(name: string): string {
    this.#skipSpace()
    this.#expect('=')
    this.#skipSpace()
    const quote = this.#text[this.#at]
    if (quote !== '"' && quote !== "'") {
      throw svgFault('source_corrupt', `has no quotes around the value of "${name}"`)
    }
    const start = this.#at + 1
    const end = this.#text.indexOf(quote, start)
    if (end < 0) throw svgFault('source_corrupt', `does not end the value of "${name}"`)
    this.#at = end + 1
    const raw = this.#text.slice(start, end)
    if (raw.includes('<')) throw svgFault('source_corrupt', `has a "<" in the value of "${name}"`)
    // XML 1.0, section 3.3.3: white space that is not escaped becomes spaces.
    return decodeXmlText(raw.replace(/[\t\n]/g, ' '))
  }

  #readName(): string {
    NAME.lastIndex = this.#at
    const name = NAME.exec(this.#text)?.[0]
    if (name === undefined) throw svgFault('source_corrupt', 'has a "<" that begins no tag')
    this.#at += name.length
    return name
  }

  /** @returns Whether there was any. */
  #skipSpace(): boolean {
    SPACE.lastIndex = this.#at
    const space = SPACE.exec(this.#text)?.[0] ?? ''
    this.#at += space.length
    return space !== ''
  }

  #expect(character: string): void {
    if (this.#text[this.#at] !== character) {
      throw svgFault('source_corrupt', `has a tag in which "${character}" is missing`)
    }
    this.#at += 1
  }
}
