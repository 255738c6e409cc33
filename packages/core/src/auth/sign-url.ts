import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import { isFreeName, MAX_FREE_NAMES } from './free-name.ts'
import type { QueryPair } from './query-pair.ts'
import { buildSignature, SIGNATURE_PARAMETERS } from './url-signature.ts'

export interface UrlToSign {
  /** Of the image route, without the path at which the host mounted it: `/render`. */
  readonly path: string
  /** Decoded; each name once. */
  readonly parameters: readonly QueryPair[]
  /** `layer.property` names that stay open, such as `title.text`. */
  readonly free?: readonly string[]
  /** Epoch ms; cut down to whole seconds. */
  readonly expiresAtMs: number
  readonly signingKeyId: string
  readonly secret: Uint8Array
}

/**
 * Signs an image URL: gives the parameters with `free`, `exp`, `kid` and, last, `sig`.
 *
 * Values of free parameters may be among them; they are what is drawn until somebody changes them.
 *
 * @throws {PlatenError} `invalid_name` for a free name that no layer property has,
 * `duplicate_parameter`, or `invalid_value` for a parameter that signing itself sets.
 */
export function signUrl(url: UrlToSign): readonly QueryPair[] {
  const freeNames = [...new Set(url.free ?? [])]
  assertFreeNames(freeNames)
  assertParameters(url.parameters)
  const parameters = [
    ...url.parameters,
    ...(freeNames.length === 0 ? [] : [{ name: 'free', value: freeNames.join(',') }]),
    { name: 'exp', value: String(Math.floor(url.expiresAtMs / 1000)) },
    { name: 'kid', value: url.signingKeyId },
  ]
  const signature = buildSignature({ path: url.path, parameters, freeNames }, url.secret)
  return [...parameters, { name: 'sig', value: signature }]
}

function assertFreeNames(names: readonly string[]): void {
  const bad = names.find((name) => !isFreeName(name))
  if (bad !== undefined) {
    throw new PlatenError(
      'invalid_name',
      `${quote(bad)} cannot be left free; name a property of a layer, such as "title.text".`,
    )
  }
  if (names.length > MAX_FREE_NAMES) {
    throw new PlatenError('out_of_range', `At most ${MAX_FREE_NAMES} parameters can be left free.`)
  }
}

function assertParameters(parameters: readonly QueryPair[]): void {
  const names = new Set<string>()
  for (const { name } of parameters) {
    if (SIGNATURE_PARAMETERS.has(name)) {
      throw new PlatenError('invalid_value', `The parameter ${quote(name)} is set by signing.`)
    }
    if (names.has(name)) {
      throw new PlatenError('duplicate_parameter', `The parameter ${quote(name)} is given twice.`)
    }
    names.add(name)
  }
}
