/** A property with a value that refers to nothing outside its document. */
export interface CssDeclaration {
  readonly property: string
  readonly value: string
  /** Ids that `url(#id)` names. */
  readonly references: readonly string[]
}

const LOCAL_URL = /url\(\s*(["']?)#([^"'()\\\s]+)\1\s*\)/gi

/** What may fetch, in any spelling; an escape could spell it, so a backslash counts. */
const FETCHES = /url\s*\(|src\s*\(|image\s*\(|image-set|@|\\|expression\s*\(|javascript:/i

const PROPERTY = /^[A-Za-z][A-Za-z-]*$/

/**
 * Cleans a value of a presentation attribute or a CSS property.
 *
 * @returns The ids that it refers to, or `undefined` for a value that must be left out because it
 *   refers to something outside the document.
 */
export function findReferences(value: string): readonly string[] | undefined {
  const references: string[] = []
  const rest = value.replace(LOCAL_URL, (_url, _quote, id: string) => {
    references.push(id)
    return ' '
  })
  return FETCHES.test(rest) ? undefined : references
}

/**
 * Reads declarations such as `fill: red; stroke: url(#a)`, leaving out what may not stay.
 *
 * CSS filter functions go, because a style sheet would apply them to any number of elements
 * unmeasured; `filter: url(#id)` stays. Vendor and custom properties go: nothing draws by them.
 */
export function parseDeclarations(css: string): readonly CssDeclaration[] {
  return splitDeclarations(withoutComments(css)).flatMap((text) => {
    const colon = text.indexOf(':')
    const property = text.slice(0, Math.max(0, colon)).trim()
    const value = text.slice(colon + 1).trim()
    const references = findReferences(value)
    const isKept = PROPERTY.test(property) && value !== '' && !/[{}]/.test(value)
    if (!isKept || references === undefined || hasFilterFunction(property, value)) return []
    return { property: property.toLowerCase(), value, references }
  })
}

/** Whether a value of `filter` is more than `none` or references to filter elements. */
export function hasFilterFunction(property: string, value: string): boolean {
  return property.toLowerCase() === 'filter' && value.replace(LOCAL_URL, '').includes('(')
}

export function writeDeclarations(declarations: readonly CssDeclaration[]): string {
  return declarations.map(({ property, value }) => `${property}:${value}`).join(';')
}

export function withoutComments(css: string): string {
  let clean = ''
  let from = 0
  for (;;) {
    const start = css.indexOf('/*', from)
    if (start < 0) return clean + css.slice(from)
    const end = css.indexOf('*/', start + 2)
    clean += `${css.slice(from, start)} `
    if (end < 0) return clean
    from = end + 2
  }
}

/** Quoted text (to the end, when a quote is missing), a run of anything else, or one bracket. */
const PIECE = /"[^"]*"?|'[^']*'?|[^"'();]+|[();]/g

/** Splits at semicolons outside quotes and parentheses. */
function splitDeclarations(css: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  let depth = 0
  for (const [piece] of css.matchAll(PIECE)) {
    if (piece === '(') depth += 1
    if (piece === ')') depth = Math.max(0, depth - 1)
    if (piece === ';' && depth === 0) {
      parts.push(part)
      part = ''
    } else part += piece
  }
  return [...parts, part]
}
