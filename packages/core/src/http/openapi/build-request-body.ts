import type { Route } from '../route.ts'
import { buildExample } from './example-value.ts'
import { findComponentIn } from './find-component.ts'
import type { MediaContent, RequestBody } from './open-api-document.ts'
import { exampleId } from './path-parameters.ts'
import { REQUEST_EXAMPLES } from './request-examples.ts'
import type { SchemaWriter } from './schema-writer.ts'

/** Describes the body of a request; `undefined` for routes without one. */
export function buildRequestBody(
  { operationId, tag, body, uploads = [] }: Route,
  writer: SchemaWriter,
): RequestBody | undefined {
  const content: Record<string, MediaContent> = {}
  for (const mediaType of uploads) {
    content[mediaType] = mediaType === 'multipart/form-data' ? FORM : { schema: {} }
  }
  if (body !== undefined) {
    const schema = writer.write(body, 'input')
    const find = findComponentIn(writer.components)
    const made = () => buildExample(schema, { find, id: exampleId(tag) })
    content['application/json'] = { schema, example: REQUEST_EXAMPLES[operationId] ?? made() }
  }
  if (Object.keys(content).length === 0) return undefined
  // Without a body, what a schema says of an empty object counts.
  const required = uploads.length > 0 || body?.safeParse({}).success === false
  return { required, content }
}

/** A form with one file. */
const FORM: MediaContent = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', format: 'binary' } },
  },
}
