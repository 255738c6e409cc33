import type { QueryParameter } from '../query-parameter.ts'
import type { Route } from '../route.ts'
import { IMAGE_PARAMETERS } from './image-parameters.ts'
import type { Parameter } from './open-api-document.ts'
import { buildPathParameter, listPathParts } from './path-parameters.ts'
import type { SchemaWriter } from './schema-writer.ts'

/** Describes all that a request says outside of its body and its credential. */
export function buildParameters(route: Route, writer: SchemaWriter): readonly Parameter[] {
  return [
    ...listPathParts(route.path).map((name) => buildPathParameter(name, route.tag)),
    ...Object.entries(route.query).map(([name, parameter]) =>
      buildQueryParameter(name, parameter, writer),
    ),
    ...(route.access.kind === 'image' ? IMAGE_PARAMETERS : []),
    ...buildHeaderParameters(route),
  ]
}

function buildQueryParameter(
  name: string,
  parameter: QueryParameter<unknown>,
  writer: SchemaWriter,
): Parameter {
  const { text, many, schema, description } = parameter
  // Handlers get a number; on the wire a time is a text.
  const item =
    text === 'time' ? { type: 'string', format: 'date-time' } : writer.write(schema, 'input')
  if (!many) return { name, in: 'query', description, schema: item }
  return {
    name,
    in: 'query',
    description,
    schema: { type: 'array', items: item },
    style: 'form',
    explode: false,
  }
}

/** Headers that follow from what a route answers. */
function buildHeaderParameters({
  idempotency,
  problems = [],
  responses,
}: Route): readonly Parameter[] {
  const parameters: Parameter[] = []
  if (idempotency !== undefined) parameters.push(IDEMPOTENCY_KEY)
  if (problems.includes(412)) parameters.push(IF_MATCH)
  if (responses[304] !== undefined) parameters.push(IF_NONE_MATCH)
  return parameters
}

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'A text of your choice, such as a UUID: a repetition with the same one within 24 hours does nothing again.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
}

const IF_MATCH: Parameter = {
  name: 'If-Match',
  in: 'header',
  description: 'The `ETag` that you have seen: refused with 412 if somebody has changed it since.',
  schema: { type: 'string' },
}

const IF_NONE_MATCH: Parameter = {
  name: 'If-None-Match',
  in: 'header',
  description: 'The `ETag` of your copy: answered with 304 while it is the same.',
  schema: { type: 'string' },
}
