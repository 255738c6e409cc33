import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type { HttpRequest, RequestBody } from './http-request.ts'

/** A body that is still there. */
export type KeptBody = Exclude<RequestBody, { readonly kind: 'lost' }>

type BodySource = Pick<HttpRequest, 'header' | 'readBody'>

/** Whether the request has a body, by what its headers say (RFC 9112 section 6.3). */
export function hasBody({ header }: Pick<HttpRequest, 'header'>): boolean {
  if (header('transfer-encoding') !== undefined) return true
  const length = header('content-length')
  return length !== undefined && !/^0+$/.test(length.trim())
}

/**
 * Reads the body of a request as it came.
 *
 * What is known from the headers is refused before a byte is read. Compressed bodies are refused:
 * they would have to be bounded twice, and no client of ours sends one.
 *
 * @throws {PlatenError} `body_too_large`, `unsupported_media_type`
 */
export async function readBody(request: BodySource, limitBytes: number): Promise<KeptBody> {
  const encoding = request.header('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity') {
    throw new PlatenError(
      'unsupported_media_type',
      `Bodies encoded as ${quote(encoding)} are not read; send the body as it is.`,
    )
  }
  if (Number(request.header('content-length') ?? 0) > limitBytes) throw bodyTooLarge(limitBytes)
  const body = await request.readBody(limitBytes)
  if (body.kind === 'bytes' && body.bytes.length > limitBytes) throw bodyTooLarge(limitBytes)
  if (body.kind !== 'lost') return body
  throw new PlatenError('internal', 'Something went wrong inside Platen.', {
    cause: new Error(
      'The body of the request was read before Platen could, and was not kept. ' +
        'Mount Platen before whatever reads it, or let that set "request.body".',
    ),
  })
}

export function bodyTooLarge(limitBytes: number): PlatenError {
  return new PlatenError('body_too_large', `The body has more than ${limitBytes} bytes.`)
}
