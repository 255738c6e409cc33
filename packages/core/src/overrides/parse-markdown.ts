import { parseColor } from '../foundation/parse-color.ts'
import { tokenOf } from '../model/fill.ts'
import { isTextLink } from '../model/text-link.ts'
import type { TextSpanStyle } from '../model/text-span.ts'
import type { Palette } from './palette.ts'

/** A stretch of text between two marks. */
interface MarkedText {
  readonly text: string
  readonly style: TextSpanStyle
}

type Mark = '**' | '*' | '~~' | '[' | '<c>'

/** A piece of the source, in order. What opens or closes nothing stays a literal. */
type Token = {
  readonly text: string
  role: 'literal' | 'open' | 'close'
  /** Of what opens. */
  style: TextSpanStyle
}

interface Opened {
  readonly mark: Mark
  readonly token: Token
  readonly style: TextSpanStyle
}

/** Everything that may be a mark, and escapes. Each alternative stops at what may start another. */
const MARKS = /\\[!-/:-@[-`{-~]|\*+|~~|\[|\]\([^\s()[\]<>\\]*\)|<c=[^<>\\\n]{1,64}>|<\/c>/g
/** All that could be part of a mark, also beside characters outside. */
const SPECIAL = /[\\*~[\]()<>]/g

/** Makes any text one that `parseMarkdown` reads as itself, wherever it is put in. */
export function escapeMarkdown(text: string): string {
  return text.replace(SPECIAL, '\\$&')
}

/**
 * Reads `**bold**`, `*italic*`, `~~struck~~`, `[words](url)` and `<c=colour>…</c>`, nested as one
 * likes; a backslash makes the punctuation behind it literal. No HTML, no blocks, no nested links.
 *
 * Never fails: a mark that is not closed, an address that no text may lead to, an unknown colour are
 * literal. Linear in the text.
 */
export function parseMarkdown(source: string, palette: Palette): readonly MarkedText[] {
  const reader = new MarkReader(palette)
  let end = 0
  for (const { 0: found, index } of source.matchAll(MARKS)) {
    reader.addText(source.slice(end, index))
    end = index + found.length
    reader.addMark(found, { before: source[index - 1], after: source[end] })
  }
  reader.addText(source.slice(end))
  return joinTokens(reader.tokens)
}

interface Neighbours {
  readonly before: string | undefined
  readonly after: string | undefined
}

const isSolid = (character: string | undefined): boolean =>
  character !== undefined && !/\s/.test(character)

class MarkReader {
  readonly tokens: Token[] = []
  readonly #palette: Palette
  readonly #open: Opened[] = []
  /** How many of each mark are open, so that looking for one that is not takes no time. */
  readonly #counts: Record<Mark, number> = { '**': 0, '*': 0, '~~': 0, '[': 0, '<c>': 0 }

  constructor(palette: Palette) {
    this.#palette = palette
  }

  addText(text: string): Token {
    const token: Token = { text, role: 'literal', style: {} }
    if (text !== '') this.tokens.push(token)
    return token
  }

  addMark(found: string, neighbours: Neighbours): void {
    if (found.startsWith('\\')) this.addText(found.slice(1))
    else if (found.startsWith('*')) this.#addStars(found.length, neighbours)
    else if (found === '~~') this.#addPair('~~', { decoration: 'line-through' }, neighbours)
    else if (found === '[') this.#push('[', found, {})
    else if (found.startsWith('](')) this.#addLink(found)
    else if (found === '</c>') this.#addEnd('<c>', found)
    else this.#addColor(found)
  }

  #addStars(length: number, neighbours: Neighbours): void {
    for (let left = length; left > 0; ) {
      const mark = this.#starsToClose(left, neighbours) ?? (left > 1 ? '**' : '*')
      const style = mark === '**' ? { fontWeight: 700 } : { fontStyle: 'italic' as const }
      // Inside a run of stars the neighbours are those of the whole run.
      this.#addPair(mark, style, neighbours)
      left -= mark.length
    }
  }

  /** Of a run longer than two, the innermost mark closes first. */
  #starsToClose(left: number, { before }: Neighbours): '*' | '**' | undefined {
    if (!isSolid(before)) return undefined
    if (left === 2 && this.#counts['**'] > 0) return '**'
    if (left === 1) return '*'
    const innermost = this.#open.at(-1)?.mark
    return innermost === '*' || innermost === '**' ? innermost : undefined
  }

  /** A mark that opens and closes alike: it closes where one is open and text is in front of it. */
  #addPair(mark: Mark, style: TextSpanStyle, { before, after }: Neighbours): void {
    if (this.#counts[mark] > 0 && isSolid(before)) this.#addEnd(mark, mark)
    else if (isSolid(after)) this.#push(mark, mark, style)
    else this.addText(mark)
  }

  #addColor(found: string): void {
    const color = found.slice(3, -1).trim()
    const token = tokenOf(color)
    const known = token === undefined ? parseColor(color) : this.#palette.get(token)
    if (known === undefined) this.addText(found)
    else this.#push('<c>', found, { fill: color })
  }

  #addLink(found: string): void {
    const link = found.slice(2, -1)
    if (this.#counts['['] === 0 || !isTextLink(link)) {
      this.addText(found)
      return
    }
    this.#addEnd('[', found, { link })
    // A link holds no other: what is still open around it stays literal.
    this.#counts['['] = 0
  }

  #push(mark: Mark, text: string, style: TextSpanStyle): void {
    this.#open.push({ mark, token: this.addText(text), style })
    this.#counts[mark]++
  }

  /** Closes the innermost mark of a kind; what was opened inside it and not closed is literal. */
  #addEnd(mark: Mark, text: string, style?: TextSpanStyle): void {
    const end = this.addText(text)
    if (this.#counts[mark] === 0) return
    for (let opened = this.#open.pop(); opened !== undefined; opened = this.#open.pop()) {
      this.#counts[opened.mark] = Math.max(0, this.#counts[opened.mark] - 1)
      if (opened.mark !== mark) continue
      opened.token.role = 'open'
      opened.token.style = style ?? opened.style
      end.role = 'close'
      return
    }
  }
}

function joinTokens(tokens: readonly Token[]): readonly MarkedText[] {
  const marked: MarkedText[] = []
  const styles: TextSpanStyle[] = [{}]
  let text = ''
  const flush = () => {
    if (text !== '') marked.push({ text, style: styles.at(-1) ?? {} })
    text = ''
  }
  for (const token of tokens) {
    if (token.role === 'literal') {
      text += token.text
      continue
    }
    flush()
    if (token.role === 'close') styles.pop()
    else styles.push({ ...styles.at(-1), ...token.style })
  }
  flush()
  return marked
}
