import type { HttpHeaders, HttpResponse } from './http-response.ts'

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
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      ...options.headers,
    },
    body: JSON.stringify(value),
  }
}
