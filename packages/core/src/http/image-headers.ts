import type { Grant } from '../auth/grant.ts'
import type { HttpHeaders } from './http-response.ts'

export interface ImageHeadersOptions {
  readonly mediaType: string
  /** From `contentDisposition`. */
  readonly disposition: string
}

/**
 * Headers of an answer that is an image.
 *
 * Pages of any site may show it (else isolated pages, and the defaults of helmet, would block it);
 * whether they get it is decided by key and host. SVG and PDF are documents that can hold scripts:
 * opened by themselves they run none.
 */
export function imageHeaders({ mediaType, disposition }: ImageHeadersOptions): HttpHeaders {
  const isDocument = mediaType === 'image/svg+xml' || mediaType === 'application/pdf'
  return {
    'content-type': mediaType,
    'content-disposition': disposition,
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    ...(isDocument
      ? {
          'content-security-policy':
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
        }
      : {}),
  }
}

export interface ImageCorsOptions {
  readonly grant: Grant
  /** The `Origin` of the request. */
  readonly origin: string | undefined
  /** Of the organisation. */
  readonly cacheMode: 'private' | 'shared'
}

/**
 * Lets scripts of a page read the pixels of an image that the page may show.
 *
 * An origin is reflected only where it was checked against the list, which is for get keys; never
 * with credentials, since no cookie counts for an image. `Vary` is there with or without an `Origin`,
 * or a cache would give the one page the answer to the other.
 */
export function imageCorsHeaders({ grant, origin, cacheMode }: ImageCorsOptions): HttpHeaders {
  const isPublic = cacheMode === 'shared' || grant.kind === 'signed_url'
  if (isPublic) return { 'access-control-allow-origin': '*' }
  const isListed = grant.kind === 'api_key' && grant.key.type === 'get'
  const isNamed = origin !== undefined && origin !== '' && origin !== 'null'
  return {
    vary: 'Origin',
    ...(isListed && isNamed ? { 'access-control-allow-origin': origin } : {}),
  }
}
