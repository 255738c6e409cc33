import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isPlatenError, type OutputFormat, type Platen } from '@platen/core'
import { buildPreviewPage } from './preview-page.ts'
import type { Sample } from './samples.ts'

const FORMATS: readonly OutputFormat[] = ['png', 'jpeg', 'webp', 'avif', 'svg']
const IMAGE_ROUTE = /^\/image\/([a-z0-9-]+)\.([a-z]+)$/
/** Only names of this machine, so that no foreign page can read pictures through a DNS trick. */
const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
}

function sendProblem(response: ServerResponse, error: unknown): void {
  if (!isPlatenError(error)) {
    console.error(error)
    sendJson(response, 500, { status: 500, detail: 'Something went wrong.' })
    return
  }
  const { status, code, message, pointer, errors } = error
  sendJson(response, status, { status, code, detail: message, pointer, errors })
}

interface PreviewOptions {
  readonly platen: Platen
  readonly samples: readonly Sample[]
}

async function sendImage(
  { platen, samples }: PreviewOptions,
  url: { readonly path: string; readonly query: string },
  response: ServerResponse,
): Promise<void> {
  const [, slug, extension] = IMAGE_ROUTE.exec(url.path) ?? []
  const sample = samples.find((candidate) => candidate.slug === slug)
  const format = FORMATS.find((candidate) => candidate === extension)
  if (sample === undefined || format === undefined) {
    sendJson(response, 404, { status: 404, detail: `Nothing is at "${url.path}".` })
    return
  }
  const abort = new AbortController()
  response.on('close', () => abort.abort())
  const started = performance.now()
  const { bytes, mediaType, receipt } = await platen.render(sample.template, {
    query: url.query,
    format,
    signal: abort.signal,
  })
  response.writeHead(200, {
    'content-type': mediaType,
    'content-length': bytes.byteLength,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    'x-render-ms': (performance.now() - started).toFixed(1),
    'x-render-warnings': String(receipt.warnings.length),
    'x-render-notes': encodeURIComponent(receipt.warnings.join('\n')),
  })
  response.end(bytes)
}

/** Serves the page and its one image route. Nothing is stored, and no key is asked for. */
export function createPreviewServer(options: PreviewOptions): Server {
  const page = buildPreviewPage(options.samples)
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const target = request.url ?? '/'
    const mark = target.indexOf('?')
    const path = mark < 0 ? target : target.slice(0, mark)
    const query = mark < 0 ? '' : target.slice(mark + 1)
    if (!LOCAL_HOST.test(request.headers.host ?? '')) {
      sendJson(response, 403, { status: 403, detail: 'The preview answers to localhost only.' })
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      sendJson(response, 405, { status: 405, detail: 'Only GET and HEAD are answered.' })
    } else if (path === '/') {
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src 'self' blob:; connect-src 'self'",
      })
      response.end(page)
    } else {
      await sendImage(options, { path, query }, response)
    }
  }
  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (!response.destroyed) sendProblem(response, error)
    })
  })
}
