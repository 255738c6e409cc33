import type { Route, RouteResponse, RouteTag } from '../route.ts'
import { problemResponseName } from './api-problems.ts'
import { buildExample } from './example-value.ts'
import { findComponentIn } from './find-component.ts'
import type { ApiResponse, MediaContent, Operation } from './open-api-document.ts'
import { exampleId, listPathParts } from './path-parameters.ts'
import type { SchemaWriter } from './schema-writer.ts'

/** Describes all answers of a route: what it says of itself, and every refusal that can come. */
export function buildResponses(route: Route, writer: SchemaWriter): Operation['responses'] {
  const answers = Object.entries(route.responses).map(
    ([status, response]) => [status, buildResponse(response, { writer, tag: route.tag })] as const,
  )
  const refusals = listProblemStatuses(route).map(
    (status) =>
      [String(status), { $ref: `#/components/responses/${problemResponseName(status)}` }] as const,
  )
  return Object.fromEntries([...answers, ...refusals])
}

/** Statuses of refusals, those that follow from access, query and body among them. */
function listProblemStatuses(route: Route): readonly number[] {
  const statuses = new Set([500, ...(route.problems ?? [])])
  const add = (...more: readonly number[]) => {
    for (const status of more) statuses.add(status)
  }
  if (route.access.kind !== 'public') add(400, 401, 403, 429, 503)
  if (route.access.kind === 'image') add(404, 414, 422)
  if (Object.keys(route.query).length > 0) add(400)
  if (listPathParts(route.path).length > 0) add(404)
  if (route.body !== undefined || route.uploads !== undefined) add(400, 413, 415)
  if (route.idempotency !== undefined) add(409, 422)
  // A status is described once; an answer of that status speaks for itself.
  return [...statuses].filter((status) => !(status in route.responses)).sort((a, b) => a - b)
}

interface ResponseSurroundings {
  readonly writer: SchemaWriter
  readonly tag: RouteTag
}

function buildResponse(response: RouteResponse, surroundings: ResponseSurroundings): ApiResponse {
  const { description, headers } = response
  const described = Object.entries(headers ?? {}).map(
    ([name, sentence]) => [name, { description: sentence, schema: { type: 'string' } }] as const,
  )
  const content = buildContent(response, surroundings)
  return {
    description,
    ...(described.length === 0 ? {} : { headers: Object.fromEntries(described) }),
    ...(Object.keys(content).length === 0 ? {} : { content }),
  }
}

function buildContent(
  { schema, mediaTypes = [] }: RouteResponse,
  { writer, tag }: ResponseSurroundings,
): Readonly<Record<string, MediaContent>> {
  const content: Record<string, MediaContent> = {}
  // Media types that are not JSON have bytes for a body, which OpenAPI 3.1 says with an empty schema.
  for (const mediaType of mediaTypes) content[mediaType] = { schema: {} }
  if (schema !== undefined) {
    const written = writer.write(schema, 'output')
    content['application/json'] = {
      schema: written,
      example: buildExample(written, {
        find: findComponentIn(writer.components),
        id: exampleId(tag),
      }),
    }
  }
  return content
}
