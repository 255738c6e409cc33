import type {
  ApiResponse,
  OpenApiDocument,
  Operation,
  Reference,
} from '../openapi/open-api-document.ts'
import { highlightCode } from './highlight-code.ts'
import { type Html, html } from './html.ts'
import type { Models } from './list-models.ts'
import { renderSchema, renderValues } from './render-schema.ts'

/** Renders the answers of an operation, and which refusals can come; those are described together. */
export function renderResponses(
  operation: Operation,
  document: OpenApiDocument,
  models: Models,
): Html {
  const answers: Html[] = []
  const refusals: Html[] = []
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!isReference(response)) answers.push(renderAnswer(status, response, models))
    else refusals.push(renderRefusal(status, document.components.responses[nameOf(response)]))
  }
  return html`<section class="responses"><h4>Responses</h4>${answers}
<p class="refusals">${refusals}</p></section>`
}

function renderAnswer(status: string, response: ApiResponse, models: Models): Html {
  const headers = Object.entries(response.headers ?? {}).flatMap(([name, header]) =>
    isReference(header) ? [] : [{ name, ...header, isRequired: false }],
  )
  const [mediaTypes, schema] = [
    Object.keys(response.content ?? {}),
    response.content?.['application/json']?.schema,
  ]
  const properties = schema && renderSchema(schema, models)
  return html`<details class="response" open><summary>${renderStatus(status)} ${response.description}</summary>
${mediaTypes.length === 0 ? undefined : html`<p class="media">${mediaTypes.map((type) => html`<code>${type}</code> `)}</p>`}
${properties}
${headers.length === 0 ? undefined : html`<h5>Headers</h5>${renderValues(headers, models)}`}
</details>`
}

function renderRefusal(status: string, response: ApiResponse | undefined): Html {
  const problem = response?.content?.['application/problem+json']
  const slugs = Object.keys(problem?.examples ?? {})
  return html`<a href="#errors">${renderStatus(status)}${slugs.join(', ')}</a> `
}

/** Renders what a successful answer looks like, where it is JSON first of all. */
export function renderResponseSample(operation: Operation): Html | undefined {
  const [status, response] =
    Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? []
  if (status === undefined || response === undefined || isReference(response)) return undefined
  const [first] = Object.entries(response.content ?? {})
  if (first?.[0] !== 'application/json' || first[1].example === undefined) return undefined
  return html`<section class="answer" aria-label="Response sample">
<p class="caption">Response ${renderStatus(status)}</p>
<pre tabindex="0"><code>${highlightCode(JSON.stringify(first[1].example, null, 2), 'json')}</code></pre>
</section>`
}

function renderStatus(status: string): Html {
  return html`<span class="status s${status.charAt(0)}">${status}</span>`
}

function isReference(value: object): value is Reference {
  return '$ref' in value
}

function nameOf({ $ref }: Reference): string {
  return $ref.slice($ref.lastIndexOf('/') + 1)
}
