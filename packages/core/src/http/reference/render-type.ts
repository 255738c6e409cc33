import type { JsonSchema } from '../openapi/open-api-document.ts'
import { referenceTo } from '../openapi/schema-writer.ts'
import { describeType } from './describe-type.ts'
import { type HtmlPart, html } from './html.ts'
import type { Models } from './list-models.ts'

/** Renders the type of a value in a few words, in which names of models lead to them. */
export function renderType(schema: JsonSchema, { links }: Models): HtmlPart {
  // Names begin with a capital; the odd parts are what the pattern has matched.
  return describeType(schema)
    .split(/(\b[A-Z]\w*)/)
    .map((part, index) => {
      const anchor = index % 2 === 1 ? links.get(referenceTo(part)) : undefined
      return anchor === undefined ? part : html`<a href="#${anchor}">${part}</a>`
    })
}
