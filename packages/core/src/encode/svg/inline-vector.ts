import { isDrawingElement } from './drawing-elements.ts'
import { hasForbiddenCharacter } from './escape-xml.ts'
import { isolateAttributes } from './isolate-attributes.ts'
import { type RootFrame, readRootFrame } from './read-root-frame.ts'

/** The inside of an SVG document, ready to stand in another one. */
export interface InlinedVector {
  readonly viewBox: string
  /** Attributes of the root that are inherited, such as `fill`; with a leading space. */
  readonly rootAttributes: string
  readonly content: string
}

/** One attribute after another, as XML 1.0 writes them; no entity definitions can occur. */
const TAG = /<(\/?)([A-Za-z][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
/** Draw nothing and are left out: comments and processing instructions, the declaration among them. */
const IGNORED = [
  { start: '<!--', end: '-->' },
  { start: '<?', end: '?>' },
]
const TEXT = /[^<]+/y
/**
 * What no XML document may hold, and references by number: they could spell what the checks of
 * attributes look for.
 */
const REFUSED = /&(?!(?:amp|lt|gt|quot|apos);)|\]\]>/

/**
 * Takes an SVG document apart so that it can be part of ours: every id and every reference to one
 * begins with `prefix`, nothing refers outside, nothing runs.
 *
 * `undefined` when the markup holds anything that is not known to be harmless there; it does not
 * tell what is wrong, since such documents are embedded as images instead.
 */
export function inlineVector(markup: string, prefix: string): InlinedVector | undefined {
  if (REFUSED.test(markup) || hasForbiddenCharacter(markup)) return undefined
  return new VectorReader(markup, prefix).read()
}

class VectorReader {
  readonly #markup: string
  readonly #prefix: string
  readonly #open: string[] = []
  readonly #content: string[] = []
  #root: (RootFrame & { readonly attributes: string }) | undefined
  #offset = 0

  constructor(markup: string, prefix: string) {
    this.#markup = markup.startsWith('\u{FEFF}') ? markup.slice(1) : markup
    this.#prefix = prefix
  }

  read(): InlinedVector | undefined {
    while (this.#offset < this.#markup.length) {
      if (!this.#readNext()) return undefined
    }
    if (this.#root === undefined || this.#open.length > 0) return undefined
    return {
      viewBox: this.#root.viewBox,
      rootAttributes: this.#root.attributes,
      content: this.#content.join(''),
    }
  }

  #readNext(): boolean {
    const text = this.#match(TEXT)?.[0]
    if (text === undefined) return this.#readIgnored() || this.#readTag()
    if (this.#open.length > 0) this.#content.push(text)
    // Outside of the root only white space is well-formed.
    return this.#open.length > 0 || text.trim() === ''
  }

  #readIgnored(): boolean {
    for (const { start, end } of IGNORED) {
      if (!this.#markup.startsWith(start, this.#offset)) continue
      const at = this.#markup.indexOf(end, this.#offset + start.length)
      if (at < 0) return false
      this.#offset = at + end.length
      return true
    }
    return false
  }

  #readTag(): boolean {
    const [, slash, name = '', attributes = '', end] = this.#match(TAG) ?? []
    if (slash === undefined || !isDrawingElement(name)) return false
    if (slash === '/') return this.#close(name)
    const isolated = isolateAttributes(attributes, this.#prefix)
    if (isolated === undefined) return false
    if (this.#root === undefined) return end !== '/' && this.#start(name, isolated)
    if (this.#open.length === 0) return false
    this.#content.push(`<${name}${write(isolated)}${end === '/' ? '/' : ''}>`)
    if (end !== '/') this.#open.push(name)
    return true
  }

  #start(name: string, attributes: ReadonlyMap<string, string>): boolean {
    const frame = name === 'svg' ? readRootFrame(attributes) : undefined
    if (frame === undefined) return false
    this.#root = { ...frame, attributes: write(frame.inherited) }
    this.#open.push(name)
    return true
  }

  #close(name: string): boolean {
    if (this.#open.pop() !== name) return false
    if (this.#open.length > 0) this.#content.push(`</${name}>`)
    return true
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#offset
    const found = pattern.exec(this.#markup) ?? undefined
    if (found !== undefined) this.#offset += found[0].length
    return found
  }
}

function write(attributes: ReadonlyMap<string, string>): string {
  let text = ''
  for (const [name, value] of attributes) text += ` ${name}="${value}"`
  return text
}
