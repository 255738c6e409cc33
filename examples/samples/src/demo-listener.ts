import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { type Platen, toNodeHandler } from '@platen/core'

/** Only names of this machine, so that no foreign page reads the key through a DNS trick. */
const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
}

export interface Demo {
  readonly platen: Platen
  /** Asked for each time: the key of the page is made after the server has begun to listen. */
  readonly buildPage: () => string
}

/** Serves the demo page at the root, and the routes of Platen everywhere else. */
export function createDemoListener({ platen, buildPage }: Demo): RequestListener {
  const answer = toNodeHandler(platen)
  return (request: IncomingMessage, response: ServerResponse) => {
    const isPage = request.url === '/' && ['GET', 'HEAD'].includes(request.method ?? '')
    if (!isPage) return void answer(request, response)
    if (LOCAL_HOST.test(request.headers.host ?? '')) {
      response.writeHead(200, PAGE_HEADERS).end(buildPage())
      return
    }
    response.writeHead(403, { 'content-type': 'text/plain' })
    response.end('The demo page answers to localhost only.\n')
  }
}
