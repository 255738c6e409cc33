import type { OpenApiDocument, Operation, Parameter } from '../openapi/open-api-document.ts'
import { type Html, html } from './html.ts'
import type { Models } from './list-models.ts'
import { renderProse } from './render-prose.ts'
import { renderResponseSample, renderResponses } from './render-responses.ts'
import { renderSamples } from './render-samples.ts'
import { renderSchema, renderValues } from './render-schema.ts'
import { type OperationPlace, renderTryIt } from './render-try-it.ts'

/** An operation with where it is called. */
export interface PlacedOperation extends OperationPlace {
  readonly operation: Operation
}

export interface OperationSurroundings {
  readonly document: OpenApiDocument
  readonly models: Models
}

/** Renders one operation: what it takes and answers at the left, samples and try-it at the right. */
export function renderOperation(
  placed: PlacedOperation,
  { document, models }: OperationSurroundings,
): Html {
  const { operation, method, path } = placed
  return html`<article class="operation" id="${operation.operationId}" aria-labelledby="${operation.operationId}-title">
<div class="about">
<h3 id="${operation.operationId}-title"><a class="anchor" href="#${operation.operationId}">${operation.summary}</a></h3>
<p class="endpoint">${renderMethod(method)} <code>${renderPath(path)}</code></p>
${renderProse(operation.description)}
${PLACES.map(([place, title]) => renderParameters(title, listParameters(operation, place), models))}
${renderBody(operation, models)}
${renderResponses(operation, document, models)}
</div>
<div class="panel">
${renderSamples(operation)}
${renderTryIt(operation, placed)}
${renderResponseSample(operation)}
</div>
</article>`
}

export function renderMethod(method: string): Html {
  return html`<span class="method ${method.toLowerCase()}">${method}</span>`
}

/** Long paths may break behind their slashes. */
function renderPath(path: string): readonly Html[] {
  return path.split(/(?<=\/)/).map((part) => html`${part}<wbr>`)
}

const PLACES: readonly (readonly [Parameter['in'], string])[] = [
  ['path', 'Path parameters'],
  ['query', 'Query parameters'],
  ['header', 'Headers'],
]

function listParameters(operation: Operation, place: Parameter['in']): readonly Parameter[] {
  return (operation.parameters ?? []).filter((parameter) => parameter.in === place)
}

function renderParameters(
  title: string,
  parameters: readonly Parameter[],
  models: Models,
): Html | undefined {
  if (parameters.length === 0) return undefined
  const values = parameters.map(({ name, schema, required = false, description }) => ({
    name,
    schema,
    isRequired: required,
    description,
  }))
  return html`<section><h4>${title}</h4>${renderValues(values, models)}</section>`
}

function renderBody({ requestBody }: Operation, models: Models): Html | undefined {
  if (requestBody === undefined) return undefined
  const { content } = requestBody
  const schema = content['application/json']?.schema
  return html`<section><h4>Body</h4>
<p class="media">${Object.keys(content).map((type) => html`<code>${type}</code> `)}</p>
${schema && renderSchema(schema, models)}</section>`
}
