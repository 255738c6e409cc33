import { canonicalClosingBracket, closingBracketOf } from './unicode/brackets.ts'
import { scriptOf } from './unicode/script.ts'

/** Nesting beyond this is not matched, as in UAX #9. */
const MAX_OPEN_BRACKETS = 63

/**
 * The script that each grapheme cluster is shaped as (UAX #24, 5): characters of no script of their
 * own go with what is in front of them, at the start with what follows, and a closing bracket with
 * its opening one.
 *
 * @returns ISO 15924 codes, parallel to `starts`; `Zyyy` when the text has no script at all.
 */
export function resolveScripts(text: string, starts: Uint32Array): string[] {
  const scripts: string[] = []
  const open: { readonly closing: number; readonly script: string }[] = []
  let current = 'Zyyy'
  for (const start of starts) {
    const codePoint = text.codePointAt(start) ?? 0
    const own = scriptOf(codePoint)
    if (own !== 'Zyyy' && own !== 'Zinh' && own !== 'Zzzz') {
      if (current === 'Zyyy') scripts.fill(own)
      current = own
    } else if (own === 'Zyyy') {
      current = matchBracket(codePoint, current, open)
    }
    scripts.push(current)
  }
  return scripts
}

function matchBracket(
  codePoint: number,
  script: string,
  open: { readonly closing: number; readonly script: string }[],
): string {
  const closing = closingBracketOf(codePoint)
  if (closing !== undefined) {
    if (open.length < MAX_OPEN_BRACKETS) open.push({ closing, script })
    return script
  }
  const closes = canonicalClosingBracket(codePoint)
  if (closes === undefined) return script
  const match = open.findLastIndex((bracket) => bracket.closing === closes)
  const opened = open[match]?.script
  if (match >= 0) open.length = match
  return opened === undefined || opened === 'Zyyy' ? script : opened
}
