import { LRUCache } from 'lru-cache'
import { sha256Hex } from '../../foundation/digest.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { definePublicRoute } from '../define-route.ts'
import { isUnchanged } from '../etag.ts'
import type { HttpHeaders, HttpResponse } from '../http-response.ts'
import type { HttpTools } from '../http-tools.ts'
import { buildOpenApi } from '../openapi/build-open-api.ts'
import type { OpenApiDocument } from '../openapi/open-api-document.ts'
import type { PublicRequest, Route } from '../route.ts'
import {
  type ReferenceFiles,
  readReferenceFiles,
  SCRIPT_NAME,
  STYLE_NAME,
} from './reference-files.ts'
import { renderReference } from './render-reference.ts'

/** Version of the API, not of the package. */
const API_VERSION = '1'

/** Mounts whose documents are kept. A host may mount the routes below a pattern, such as a tenant. */
const MAX_MOUNTS = 8

interface TaggedText {
  readonly text: string
  readonly etag: string
}

/** Routes that describe others: the OpenAPI document and the interactive reference, for everyone. */
export function createReferenceRoutes(routes: readonly Route[]): readonly Route[] {
  const readFiles = createFileReader()
  const documents = new LRUCache<string, TaggedText>({ max: MAX_MOUNTS })
  const pages = new LRUCache<string, TaggedText>({ max: MAX_MOUNTS })

  const describe = (serverUrl: string, { options }: HttpTools): OpenApiDocument =>
    buildOpenApi([...routes, openApiRoute, pageRoute], {
      version: API_VERSION,
      serverUrl,
      errorBase: options.errorBase,
    })

  const openApiRoute = definePublicRoute({
    method: 'GET',
    path: '/openapi.json',
    operationId: 'getOpenApi',
    tag: 'System',
    summary: 'Read the OpenAPI document',
    responses: {
      200: { description: 'OpenAPI 3.1.', mediaTypes: ['application/json'] },
      304: { description: 'It is still the same.' },
    },
    handler: async (request, tools) => {
      const serverUrl = findServerUrl(request, tools)
      const document =
        documents.get(serverUrl) ?? tagText(JSON.stringify(describe(serverUrl, tools)))
      documents.set(serverUrl, document)
      return textResponse(request, document, OPEN_API_HEADERS)
    },
  })
  const pageRoute = definePublicRoute({
    method: 'GET',
    path: '/docs',
    operationId: 'getReference',
    tag: 'System',
    summary: 'Open this reference',
    responses: {
      200: { description: 'An HTML page.', mediaTypes: ['text/html'] },
      304: { description: 'It is still the same.' },
    },
    handler: async (request, tools) => {
      const serverUrl = findServerUrl(request, tools)
      const folder = `docs/${(await readFiles()).build}`
      const links = { style: `${folder}/${STYLE_NAME}`, script: `${folder}/${SCRIPT_NAME}` }
      const page =
        pages.get(serverUrl) ?? tagText(renderReference(describe(serverUrl, tools), links))
      pages.set(serverUrl, page)
      return textResponse(request, page, PAGE_HEADERS)
    },
  })
  const fileRoute = definePublicRoute({
    method: 'GET',
    path: '/docs/{build}/{file}',
    operationId: 'getReferenceFile',
    tag: 'System',
    summary: 'Read a file of the reference',
    responses: { 200: { description: 'The file.', mediaTypes: ['text/css', 'text/javascript'] } },
    problems: [404],
    handler: async ({ params }) => fileResponse(await readFiles(), params),
  })
  return [openApiRoute, pageRoute, fileRoute]
}

/** Reads the files of the page once, and again only when that has failed. */
function createFileReader(): () => Promise<ReferenceFiles> {
  let files: Promise<ReferenceFiles> | undefined
  return () => {
    files ??= readReferenceFiles().catch((error: unknown) => {
      files = undefined
      throw error
    })
    return files
  }
}

/** Where the API lies: as the host says or, failing that, where this request has found it. */
function findServerUrl({ url, path }: PublicRequest, { options }: HttpTools): string {
  if (options.baseUrl !== undefined) return options.baseUrl + options.basePath
  const [asked = ''] = url.split('?')
  return asked.slice(0, asked.length - path.length)
}

/** Strong: the tag is a digest of the bytes. */
function tagText(text: string): TaggedText {
  return { text, etag: `"${sha256Hex(text).slice(0, 32)}"` }
}

/** Kept by caches, and asked for again each time: they change with the version of the package. */
const COMMON_HEADERS = { 'cache-control': 'public, no-cache', 'x-content-type-options': 'nosniff' }

const OPEN_API_HEADERS: HttpHeaders = {
  ...COMMON_HEADERS,
  'content-type': 'application/json; charset=utf-8',
}

/**
 * Nothing but this origin: no inline code that a hole in escaping could bring in, no other host that
 * could be told a key. `same-origin` lets images of GET keys be tried on this very page.
 */
const PAGE_HEADERS: HttpHeaders = {
  ...COMMON_HEADERS,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob: data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'same-origin',
}

function textResponse(
  request: PublicRequest,
  { text, etag }: TaggedText,
  headers: HttpHeaders,
): HttpResponse {
  const tagged = { ...headers, etag }
  if (isUnchanged(request.header('if-none-match'), etag)) {
    return { status: 304, headers: tagged, body: undefined }
  }
  return { status: 200, headers: tagged, body: text }
}

function fileResponse(
  { build, files }: ReferenceFiles,
  params: PublicRequest['params'],
): HttpResponse {
  const file = params['build'] === build ? files.get(params['file'] ?? '') : undefined
  if (file === undefined) throw new PlatenError('not_found', 'There is no such file.')
  return {
    status: 200,
    headers: {
      'content-type': file.mediaType,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    },
    body: file.text,
  }
}
