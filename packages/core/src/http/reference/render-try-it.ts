import type { Operation, Parameter } from '../openapi/open-api-document.ts'
import { type Html, html } from './html.ts'

/** Where an operation is called. */
export interface OperationPlace {
  /** In upper case. */
  readonly method: string
  /** Below the base path. */
  readonly path: string
}

/** Renders a form that sends the request to this origin, with the key of the box at the top. */
export function renderTryIt(operation: Operation, { method, path }: OperationPlace): Html {
  const { parameters = [], requestBody, operationId } = operation
  const takesUrlKey = operation.security.some((scheme) => 'apiKeyQuery' in scheme)
  const uploads = Object.keys(requestBody?.content ?? {}).filter((type) => type !== JSON_TYPE)
  const json = requestBody?.content[JSON_TYPE]
  return html`<details class="try"><summary>Try it</summary>
<form data-method="${method}" data-path="${path}" data-url-key="${String(takesUrlKey)}">
${parameters.map((parameter) => renderField(parameter, operationId))}
${json === undefined ? undefined : renderBodyField(json.example, operationId)}
${uploads.length === 0 ? undefined : renderFileField(uploads, operationId)}
<p class="actions"><button type="submit" class="send">Send</button> <button type="button" class="cancel" hidden>Cancel</button></p>
<div class="result" role="status" hidden></div>
</form></details>`
}

const JSON_TYPE = 'application/json'

function renderField(parameter: Parameter, operationId: string): Html {
  const { name, required = false, example, schema } = parameter
  const id = `${operationId}-${parameter.in}-${name}`
  const words = (schema['enum'] ?? []) as readonly string[]
  const value = required && example !== undefined ? String(example) : ''
  const attributes = html`id="${id}" name="${name}" data-in="${parameter.in}"`
  const label = html`<label for="${id}"><code>${name}</code>${required ? html` <span class="required">required</span>` : undefined}</label>`
  if (schema['type'] === 'object') {
    return html`<div class="field">${label}<textarea ${attributes} data-pairs="true" rows="2" spellcheck="false" placeholder="title.text=Hello World"></textarea></div>`
  }
  if (words.length > 0) {
    const options = words.map((word) => html`<option>${word}</option>`)
    return html`<div class="field">${label}<select ${attributes}><option value=""></option>${options}</select></div>`
  }
  const list = schema['type'] === 'array' ? html` data-list="true"` : undefined
  const hint = schema['type'] === 'array' ? 'a,b' : String(example ?? '')
  return html`<div class="field">${label}<input ${attributes}${list} value="${value}" placeholder="${hint}"${required ? html` required` : undefined} autocomplete="off" spellcheck="false"></div>`
}

function renderBodyField(example: unknown, operationId: string): Html {
  const text = JSON.stringify(example, null, 2)
  const rows = Math.min(16, text.split('\n').length)
  return html`<div class="field"><label for="${operationId}-body">Body (JSON)</label><textarea id="${operationId}-body" data-in="body" rows="${rows}" spellcheck="false">${text}</textarea></div>`
}

function renderFileField(mediaTypes: readonly string[], operationId: string): Html {
  const accepted = mediaTypes.filter((type) => type !== 'multipart/form-data')
  return html`<div class="field"><label for="${operationId}-file">File</label><input id="${operationId}-file" data-in="file" type="file" accept="${accepted.join(',')}"></div>`
}
