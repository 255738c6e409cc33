import type { SampleLanguage } from '../samples/sample-languages.ts'
import { type Html, type HtmlPart, html } from './html.ts'

/** What is coloured: a sample, or a JSON document. */
export type CodeLanguage = SampleLanguage | 'json'

interface Grammar {
  /** Named groups are classes of tokens. */
  readonly tokens: RegExp
  readonly keywords: ReadonlySet<string>
}

const SINGLE = String.raw`'(?:[^'\\]|\\[^])*'`
const DOUBLE = String.raw`"(?:[^"\\]|\\[^])*"`
const NUMBER = String.raw`(?<number>-?\b\d+(?:\.\d+)?\b)`
const WORD = String.raw`(?<word>[A-Za-z_$][\w$]*)`

const grammar = (parts: readonly string[], keywords = ''): Grammar => ({
  tokens: new RegExp(parts.join('|'), 'g'),
  keywords: new Set(keywords.split(' ')),
})

const GRAMMARS: Readonly<Record<CodeLanguage, Grammar>> = {
  json: grammar([`(?<name>${DOUBLE}(?=:))`, `(?<text>${DOUBLE})`, NUMBER, WORD], 'true false null'),
  shell: grammar([`(?<text>'[^']*')`, String.raw`(?<name>--[\w-]+)`, WORD], 'curl'),
  node: grammar(
    [`(?<text>${SINGLE})`, NUMBER, WORD],
    'import from const await new if throw true false null',
  ),
  ruby: grammar(
    [`(?<text>${DOUBLE})`, NUMBER, WORD],
    'require do end unless true false nil abort puts',
  ),
  php: grammar(
    [`(?<text>${SINGLE}|${DOUBLE})`, NUMBER, WORD],
    'php if exit echo true false null object',
  ),
  python: grammar(
    [`(?<text>${DOUBLE})`, NUMBER, WORD],
    'import with open as print True False None',
  ),
}

/** Colours code: each token that has a colour is a `<span>` with its class. */
export function highlightCode(code: string, language: CodeLanguage): Html {
  const { tokens, keywords } = GRAMMARS[language]
  const parts: HtmlPart[] = []
  let end = 0
  for (const match of code.matchAll(tokens)) {
    const kind = findKind(match.groups ?? {}, keywords)
    if (kind === undefined) continue
    parts.push(code.slice(end, match.index), html`<span class="${kind}">${match[0]}</span>`)
    end = match.index + match[0].length
  }
  return html`${parts}${code.slice(end)}`
}

function findKind(
  groups: Readonly<Record<string, string | undefined>>,
  keywords: ReadonlySet<string>,
): string | undefined {
  const [kind, token] = Object.entries(groups).find(([, text]) => text !== undefined) ?? []
  if (kind !== 'word') return kind
  return token !== undefined && keywords.has(token) ? 'keyword' : undefined
}
