import { accepts } from '../accepts.ts'
import { contentDisposition } from '../content-disposition.ts'
import type { HttpHeaders, HttpResponse } from '../http-response.ts'
import { imageHeaders } from '../image-headers.ts'
import { jsonResponse } from '../json-response.ts'
import type { RouteRequest } from '../route.ts'

/** A file that was made for one caller. */
export interface MadeImage {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly fileName: string
  readonly headers: HttpHeaders
  /** What a JSON answer holds besides the file. */
  readonly details: Readonly<Record<string, unknown>>
}

/** `?receipt=1` */
export interface ReceiptQuery {
  readonly receipt: '1' | 'true' | '0' | 'false' | undefined
}

/**
 * Answers with the file itself, or in JSON when `receipt` asks for it or `Accept` admits no image.
 * Clients that accept anything beside JSON get the file.
 *
 * The credential is in a header, so no cache may give the answer to another (RFC 9111 section 3.5).
 */
export function answerImage(
  { query, header }: Pick<RouteRequest<ReceiptQuery>, 'query' | 'header'>,
  { bytes, mediaType, fileName, headers, details }: MadeImage,
): HttpResponse {
  const all = { ...headers, 'cache-control': 'private, no-store' }
  const isAsked = query.receipt === '1' || query.receipt === 'true'
  if (isAsked || !accepts(header('accept'), mediaType)) {
    const base64 = Buffer.from(bytes).toString('base64')
    return jsonResponse({ ...details, base64 }, { headers: all })
  }
  return {
    status: 200,
    headers: { ...imageHeaders({ mediaType, disposition: contentDisposition(fileName) }), ...all },
    body: bytes,
  }
}
