import { BRACKET_PAIRS } from './bracket-data.ts'

/** U+2329 and U+232A are canonically equivalent to these (UAX #9, BD16). */
const CANONICAL: ReadonlyMap<number, number> = new Map([
  [0x2329, 0x3008],
  [0x232a, 0x3009],
])

const canonical = (codePoint: number): number => CANONICAL.get(codePoint) ?? codePoint

const opening = new Map<number, number>()
const closing = new Set<number>()
const codePoints = BRACKET_PAIRS.split(' ').map((hex) => Number.parseInt(hex, 16))
for (let i = 0; i + 1 < codePoints.length; i += 2) {
  const [open = 0, close = 0] = codePoints.slice(i, i + 2)
  opening.set(open, canonical(close))
  closing.add(close)
}

/** For an opening bracket, the closing one that it pairs with, in canonical form. */
export function closingBracketOf(codePoint: number): number | undefined {
  return opening.get(codePoint)
}

/** For a closing bracket, its canonical form; `undefined` for anything else. */
export function canonicalClosingBracket(codePoint: number): number | undefined {
  return closing.has(codePoint) ? canonical(codePoint) : undefined
}
