import type { Route, RouteTag } from '../route.ts'
import { API_HEADERS } from './api-headers.ts'
import { buildProblemResponses, PROBLEM_SCHEMA } from './api-problems.ts'
import { buildOperation } from './build-operation.ts'
import type { OpenApiDocument, PathItem } from './open-api-document.ts'
import { createSchemaWriter } from './schema-writer.ts'
import { SECURITY_SCHEMES } from './security-schemes.ts'

/** What the routes do not say of themselves. */
export interface OpenApiInfo {
  readonly version: string
  /** All paths begin with it: absolute, or a path of the origin that the document is read from. */
  readonly serverUrl: string
  /** Begins the `type` of problems; without a slash at its end. */
  readonly errorBase: string
}

/** Stands for the origin in samples when nobody knows it; the reference page puts its own there. */
const SAMPLE_ORIGIN = 'https://platen.example'

/**
 * Describes routes as an OpenAPI 3.1 document, from the same records that serve them.
 *
 * Equal routes give equal documents, byte for byte once they are written as JSON.
 */
export function buildOpenApi(routes: readonly Route[], info: OpenApiInfo): OpenApiDocument {
  const { version, serverUrl, errorBase } = info
  const writer = createSchemaWriter()
  const sampleServerUrl = serverUrl.startsWith('/') ? SAMPLE_ORIGIN + serverUrl : serverUrl
  const paths: Record<string, PathItem> = {}
  for (const route of routes) {
    const operation = buildOperation(route, { writer, sampleServerUrl })
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation }
  }
  const used = new Set(routes.map(({ tag }) => tag))
  return {
    openapi: '3.1.1',
    info: { title: 'Platen API', version, description: INTRODUCTION },
    servers: [{ url: serverUrl }],
    tags: Object.entries(TAGS)
      .filter(([name]) => used.has(name as RouteTag))
      .map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: { ...writer.components, Problem: PROBLEM_SCHEMA },
      responses: buildProblemResponses(errorBase),
      headers: API_HEADERS,
      securitySchemes: SECURITY_SCHEMES,
    },
  }
}

const INTRODUCTION = `Turns JSON templates with named dynamic layers into images.

Send an API key as \`Authorization: Bearer rs_live_…\`. Every refusal is a problem document (RFC 9457): \`type\` says which sort, \`code\` the exact reason, \`detail\` what would be right.

Lists are arrays of \`{ cursor, … }\`; give the last cursor as \`cursor\` for what comes after it. \`Link\` with \`rel="next"\` is there only when more is.`

/** Chapters of the reference, in their order. */
const TAGS = {
  Renders: 'Order images and look at what was rendered.',
  'Image URLs': 'Images that are rendered as pages ask for them.',
  Templates: 'Documents with dynamic layers, their drafts and immutable versions.',
  Assets: 'Files that templates use.',
  'API keys': 'Who may call: made, narrowed, rotated and revoked.',
  Settings: 'Of the organisation, and the hosts that may show images of GET keys.',
  'Signing keys': 'Secrets that sign image URLs.',
  Webhooks: 'Addresses that are told of events, and what was sent to them.',
  Members: 'People of the organisation and their roles.',
  Activity: 'What was used, and who changed what.',
  Session: 'The built-in sign-in, for instances that set an admin token.',
  System: 'This instance and this credential.',
} as const satisfies Record<RouteTag, string>
