import type { JsonSchema } from '../openapi/open-api-document.ts'
import { describeBounds, listVariants } from './describe-type.ts'
import { type Html, html } from './html.ts'
import type { Models } from './list-models.ts'
import { renderSpans } from './render-prose.ts'
import { renderType } from './render-type.ts'

/** One property, parameter or item, as it is listed. */
export interface ListedValue {
  readonly name: string
  readonly schema: JsonSchema
  readonly isRequired: boolean
  readonly description?: string | undefined
}

/** Schemas within schemas that are shown; what is deeper is told by its name alone. */
const MAX_DEPTH = 4

/** Renders the properties of a body as a list; nothing for a schema that has none. */
export function renderSchema(schema: JsonSchema, models: Models): Html | undefined {
  return renderProperties(schema, { models, depth: 0, within: new Set() })
}

/** Renders parameters, properties and the like, one entry each. */
export function renderValues(values: readonly ListedValue[], models: Models): Html {
  return renderList(values, { models, depth: 0, within: new Set() })
}

interface Place {
  readonly models: Models
  readonly depth: number
  /** References that this is in; one that leads back to them is not followed. */
  readonly within: ReadonlySet<string>
}

function renderProperties(schema: JsonSchema, place: Place): Html | undefined {
  const followed = followReference(schema, place)
  if (followed === undefined) return undefined
  const { schema: object, place: inside } = followed
  const variants = listVariants(object).filter((variant) => variant['type'] !== 'null')
  if (variants.length > 0) return renderVariants(variants, inside)
  if (object['items'] !== undefined) return renderProperties(object['items'] as JsonSchema, inside)
  const properties = Object.entries((object['properties'] ?? {}) as Record<string, JsonSchema>)
  if (properties.length === 0) return renderMembers(object, inside)
  const required = (object['required'] ?? []) as readonly string[]
  const values = properties.map(([name, property]) => ({
    name,
    schema: property,
    isRequired: required.includes(name),
    description: property['description'] as string | undefined,
  }))
  return renderList(values, inside)
}

/** Of an object whose properties have no fixed names. */
function renderMembers(object: JsonSchema, place: Place): Html | undefined {
  const members = object['additionalProperties']
  return typeof members === 'object' ? renderProperties(members as JsonSchema, place) : undefined
}

function followReference(
  schema: JsonSchema,
  place: Place,
): { readonly schema: JsonSchema; readonly place: Place } | undefined {
  const reference = schema['$ref']
  if (typeof reference !== 'string') return { schema, place }
  // Models are described once for all, where their links lead.
  const isElsewhere = place.within.has(reference) || place.models.links.has(reference)
  const found = isElsewhere ? undefined : place.models.find(reference)
  if (found === undefined) return undefined
  return { schema: found, place: { ...place, within: new Set([...place.within, reference]) } }
}

/** A single variant is what it is; several are shown one after another. */
function renderVariants(variants: readonly JsonSchema[], place: Place): Html | undefined {
  const rendered = variants.map((variant) => renderProperties(variant, place))
  const [first, ...others] = rendered.filter((variant) => variant !== undefined)
  if (first === undefined || others.length === 0) return first
  return html`${[first, ...others].map(
    (variant, index) => html`<p class="variant">Variant ${index + 1}</p>${variant}`,
  )}`
}

function renderList(values: readonly ListedValue[], place: Place): Html {
  return html`<ul class="values">${values.map((value) => renderValue(value, place))}</ul>`
}

function renderValue({ name, schema, isRequired, description }: ListedValue, place: Place): Html {
  const words = listWords(schema)
  const bounds = new Set(listForms(schema).flatMap(describeBounds))
  const deeper = { ...place, depth: place.depth + 1 }
  const nested = place.depth < MAX_DEPTH ? renderProperties(schema, deeper) : undefined
  return html`<li>
<p class="value"><code class="name">${name}</code> <span class="type">${renderType(schema, place.models)}</span>${
    isRequired ? html` <span class="required">required</span>` : undefined
  }</p>
${description === undefined ? undefined : html`<p>${renderSpans(description)}</p>`}
${bounds.size === 0 ? undefined : html`<p class="bounds">${[...bounds].join(', ')}</p>`}
${words.length === 0 ? undefined : html`<p class="words">${words.map((word) => html`<code>${word}</code> `)}</p>`}
${
  nested === undefined
    ? undefined
    : html`<details class="nested"><summary>Properties of <code>${name}</code></summary>${nested}</details>`
}
</li>`
}

/** A schema, and what its variants and the items of its lists are, as far as no name stands for it. */
function listForms(schema: JsonSchema): readonly JsonSchema[] {
  const items = schema['items'] as JsonSchema | undefined
  const inner = [...listVariants(schema), ...(items === undefined ? [] : [items])]
  return [schema, ...inner.flatMap(listForms)]
}

/** The words of a closed set. */
function listWords(schema: JsonSchema): readonly string[] {
  const words = listForms(schema).flatMap((form) => (form['enum'] ?? []) as unknown[])
  return [...new Set(words.map(String))]
}
