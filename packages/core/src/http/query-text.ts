import { PlatenError } from '../foundation/errors.ts'
import { isForbiddenKey } from '../foundation/plain-json.ts'
import { quote } from '../foundation/quote.ts'

/** The parameters of a query as they were written: decoded name to encoded values, in their order. */
export type QueryText = ReadonlyMap<string, readonly string[]>

/** A management query has a dozen parameters; a flood of them is refused before it is decoded. */
const MAX_PARAMETERS = 200

/**
 * Takes a raw query apart at `&` and `=`, values still encoded.
 *
 * Values stay encoded because a list is split at its commas before it is decoded, so that `%2C` can
 * be part of an item. Frameworks decode first, which loses the difference.
 *
 * @throws {PlatenError} `too_many_parameters`, or `invalid_encoding` for a name.
 */
export function readQueryText(query: string): QueryText {
  const parameters = new Map<string, string[]>()
  if (query === '') return parameters
  const pairs = query.split('&', MAX_PARAMETERS + 1)
  if (pairs.length > MAX_PARAMETERS) {
    throw new PlatenError(
      'too_many_parameters',
      `The query has more than ${MAX_PARAMETERS} parameters.`,
    )
  }
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    const name = decodeQueryText(equals === -1 ? pair : pair.slice(0, equals))
    if (name === '' || isForbiddenKey(name)) continue
    const value = equals === -1 ? '' : pair.slice(equals + 1)
    const values = parameters.get(name)
    if (values === undefined) parameters.set(name, [value])
    else values.push(value)
  }
  return parameters
}

/**
 * Decodes a name or value as a form does, but strictly: lone `%`, overlong forms, encoded surrogates
 * and NUL are refused.
 *
 * @throws {PlatenError} `invalid_encoding`
 */
export function decodeQueryText(encoded: string): string {
  let decoded: string | undefined
  try {
    decoded = decodeURIComponent(encoded.replaceAll('+', ' '))
  } catch {
    decoded = undefined
  }
  if (decoded === undefined || decoded.includes('\0')) {
    throw new PlatenError(
      'invalid_encoding',
      `The parameter ${quote(encoded)} is not valid percent-encoded UTF-8.`,
    )
  }
  return decoded
}
