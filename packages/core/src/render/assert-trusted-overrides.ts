import { PlatenError } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import { quote } from '../foundation/quote.ts'
import { listSources } from '../overrides/list-sources.ts'
import type { OverrideSet } from '../overrides/override-set.ts'

/**
 * Whose words the overrides of an order are: those of the program that renders, of a client that
 * holds a secret, or of whoever looks at a page that has a public key or a free parameter in it.
 */
export const OVERRIDE_AUTHORS = ['program', 'client', 'public'] as const
export type OverrideAuthor = (typeof OVERRIDE_AUTHORS)[number]

/**
 * Keeps overrides from naming sources that are not for their author: a client reads no files of the
 * server; the public reads no assets of the organisation either, which are private.
 *
 * @throws {PlatenError} `source_scheme`
 */
export function assertTrustedOverrides(
  overrides: OverrideSet,
  author: OverrideAuthor,
  path: readonly PropertyKey[] = [],
): void {
  if (author === 'program') return
  for (const [layer, { properties, items }] of overrides) {
    const at = [...path, layer]
    for (const [property, value] of properties) {
      for (const { source, within } of listSources(property, value)) {
        assertTrustedSource(source, author, [...at, ...within])
      }
    }
    for (const [index, item] of (items ?? []).entries()) {
      assertTrustedOverrides(item, author, [...at, 'items', index])
    }
  }
}

/** As `parseSource` tells them apart: two letters at least make a scheme. */
const SCHEME = /^([a-z][a-z0-9+.-]+):/i

function assertTrustedSource(
  source: string,
  author: OverrideAuthor,
  at: readonly PropertyKey[],
): void {
  const scheme = SCHEME.exec(source)?.[1]?.toLowerCase()
  if (scheme === undefined) throw refusal(source, 'A file of the server', at)
  if (scheme === 'asset' && author === 'public') throw refusal(source, 'An asset', at)
}

function refusal(source: string, what: string, at: readonly PropertyKey[]): PlatenError {
  const detail = `${what} cannot be set here, but ${quote(at.join('.'))} is ${quote(source)}; give an "https:" address.`
  return new PlatenError('source_scheme', detail, { pointer: jsonPointer(at) })
}
