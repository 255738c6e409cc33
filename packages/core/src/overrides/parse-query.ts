import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'

/** One `name=value` pair of a query string, decoded. */
export interface QueryParameter {
  readonly name: string
  readonly value: string
}

/** More pairs than any template has use for; a flood is refused before anything is decoded. */
export const MAX_PARAMETERS = 200

/**
 * Reads a raw query string (with or without its `?`) as form-encoded pairs, in their order.
 *
 * Written out because `URLSearchParams` forgives what must not be forgiven here: broken escapes and
 * broken UTF-8 become U+FFFD, and of a name given twice one reader takes the first value and another
 * the last, which lets two of them disagree about what was signed or cached. Only `&` separates
 * pairs; empty pairs (`a=1&&b=2`, a trailing `&`) are passed over; a name without `=` has an empty
 * value.
 *
 * @throws {PlatenError} `too_many_parameters`, `invalid_encoding`, `duplicate_parameter` or
 * `unknown_parameter` (a pair without a name).
 */
export function parseQuery(query: string): readonly QueryParameter[] {
  const parameters: QueryParameter[] = []
  const names = new Set<string>()
  for (const pair of splitPairs(query)) {
    const parameter = parsePair(pair)
    if (names.has(parameter.name)) {
      throw new PlatenError(
        'duplicate_parameter',
        `The parameter ${quote(parameter.name)} is given twice; give it once.`,
      )
    }
    names.add(parameter.name)
    parameters.push(parameter)
  }
  return parameters
}

function splitPairs(query: string): readonly string[] {
  const pairs: string[] = []
  let start = query.startsWith('?') ? 1 : 0
  while (start < query.length) {
    const ampersand = query.indexOf('&', start)
    const end = ampersand === -1 ? query.length : ampersand
    if (end > start) pairs.push(query.slice(start, end))
    if (pairs.length > MAX_PARAMETERS) {
      throw new PlatenError(
        'too_many_parameters',
        `The query has more than ${MAX_PARAMETERS} parameters; send larger orders as a JSON body.`,
      )
    }
    start = end + 1
  }
  return pairs
}

function parsePair(pair: string): QueryParameter {
  const equals = pair.indexOf('=')
  const name = decode(equals === -1 ? pair : pair.slice(0, equals), pair)
  const value = equals === -1 ? '' : decode(pair.slice(equals + 1), pair)
  if (name === '') {
    throw new PlatenError('unknown_parameter', 'A query parameter has a value but no name.')
  }
  return { name, value }
}

/** `decodeURIComponent` is strict: it refuses lone `%`, overlong forms and encoded surrogates. */
function decode(encoded: string, pair: string): string {
  let decoded: string | undefined
  try {
    decoded = decodeURIComponent(encoded.replaceAll('+', ' '))
  } catch {
    decoded = undefined
  }
  // A NUL is in no text that is drawn, but ends strings in C libraries further down.
  if (decoded === undefined || decoded.includes('\0') || /\p{Surrogate}/u.test(decoded)) {
    throw new PlatenError(
      'invalid_encoding',
      `The parameter ${quote(pair)} is not valid percent-encoded UTF-8.`,
    )
  }
  return decoded
}
