import type { JsonValue } from '../../ports/json.ts'
import type { Method } from '../route.ts'

/** A request to show in several languages. Texts are well-formed Unicode; header values ASCII. */
export interface SampleRequest {
  readonly method: Method
  /** Absolute, encoded, without a query. */
  readonly url: string
  readonly query: readonly SampleParameter[]
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: SampleBody | undefined
  readonly answer: SampleAnswer
}

/**
 * A parameter, not encoded. The items of a list stand between bare commas, which mean something else
 * than encoded ones: those are part of an item.
 */
export type SampleParameter = readonly [name: string, value: string | readonly string[]]

export type SampleBody =
  | { readonly kind: 'json'; readonly value: JsonValue }
  /** The bytes of a file beside the program. */
  | { readonly kind: 'file'; readonly fileName: string; readonly mediaType: string }

/** What the program does with the answer. */
export type SampleAnswer =
  | { readonly kind: 'json' }
  | { readonly kind: 'text' }
  /** Writes it to a file. */
  | { readonly kind: 'file'; readonly fileName: string }
  | { readonly kind: 'none' }

/** The whole address. Written out in every language: libraries encode commas in their own ways. */
export function buildSampleUrl({ url, query }: SampleRequest): string {
  const parameters = query.map(([name, value]) => {
    const items = typeof value === 'string' ? [value] : value
    return `${encodeURIComponent(name)}=${items.map((item) => encodeURIComponent(item)).join(',')}`
  })
  return parameters.length === 0 ? url : `${url}?${parameters.join('&')}`
}

/** The headers, with the media type of the body at their end. */
export function buildSampleHeaders({ headers, body }: SampleRequest): SampleRequest['headers'] {
  if (body === undefined) return headers
  const mediaType = body.kind === 'json' ? 'application/json' : body.mediaType
  return [...headers, ['Content-Type', mediaType]]
}
