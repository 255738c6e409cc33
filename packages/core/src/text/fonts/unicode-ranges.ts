import { PlatenError } from '../../foundation/errors.ts'

/** Code points as ascending pairs of first and last. */
export type UnicodeRanges = readonly (readonly [number, number])[]

const RANGE = /^u\+([0-9a-f]{1,6})(?:-([0-9a-f]{1,6}))?$/i
const WILDCARD = /^u\+([0-9a-f]{0,5})(\?{1,6})$/i

/**
 * Reads the value of CSS `unicode-range`, as in `U+0-FF, U+131, U+4??`.
 *
 * @throws {PlatenError} `invalid_value`.
 */
export function parseUnicodeRanges(value: string): UnicodeRanges {
  const ranges = value.split(',').map((part) => parseRange(part.trim()))
  return ranges.sort(([a], [b]) => a - b)
}

function parseRange(part: string): readonly [number, number] {
  const wildcard = WILDCARD.exec(part)
  const range = RANGE.exec(part)
  const digits = wildcard?.[1] ?? ''
  const marks = wildcard?.[2] ?? ''
  const first = wildcard === null ? range?.[1] : digits + marks.replaceAll('?', '0')
  const last = wildcard === null ? (range?.[2] ?? range?.[1]) : digits + marks.replaceAll('?', 'f')
  const pair = [Number.parseInt(first ?? '', 16), Number.parseInt(last ?? '', 16)] as const
  if (pair[0] <= pair[1] && pair[1] <= 0x10ffff) return pair
  throw new PlatenError(
    'invalid_value',
    `"${part.slice(0, 40)}" is no range of code points; write it as in "U+0000-00FF, U+0131".`,
  )
}

/** Binary search; ranges may overlap only where one starts inside its neighbour. */
export function isInRanges(ranges: UnicodeRanges, codePoint: number): boolean {
  let low = 0
  let high = ranges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = ranges[middle] ?? [0, 0]
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}
