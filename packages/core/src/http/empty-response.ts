import type { HttpHeaders, HttpResponse } from './http-response.ts'

/** 204: what a deletion answers. */
export function emptyResponse(headers: HttpHeaders = {}): HttpResponse {
  return {
    status: 204,
    headers: { 'cache-control': 'private, no-store', ...headers },
    body: undefined,
  }
}
