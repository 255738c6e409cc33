import { merge } from '../foundation/merge.ts'
import type { HttpHeaders, HttpResponse } from './http-response.ts'

const JSON_HEADERS: HttpHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
}

export interface JsonResponseOptions {
  /** Default 200. */
  readonly status?: number
  readonly headers?: HttpHeaders
}

/**
 * An answer in JSON.
 *
 * It is made for one caller, so no cache may keep it (RFC 9111 section 3.5), and it is never sniffed
 * as anything but JSON.
 */
export function jsonResponse(value: unknown, options: JsonResponseOptions = {}): HttpResponse {
  return {
    status: options.status ?? 200,
    headers: options.headers === undefined ? JSON_HEADERS : merge(JSON_HEADERS, options.headers),
    body: JSON.stringify(value),
  }
}
