import { describeBounds } from './describe-type.ts'
import { type Html, html } from './html.ts'
import { type Model, type Models, modelAnchor } from './list-models.ts'
import { renderProse } from './render-prose.ts'
import { renderSchema } from './render-schema.ts'
import { renderType } from './render-type.ts'

/** Renders what operations link to rather than unfold; nothing where there is none of it. */
export function renderModels(models: Models): Html | undefined {
  if (models.named.length === 0) return undefined
  return html`<section class="chapter" aria-labelledby="models"><header><h2 id="models">Models</h2>${renderProse(DESCRIPTION)}</header>
${models.named.map((model) => renderModel(model, models))}</section>`
}

const DESCRIPTION = 'Template documents and overrides, with all that they are made of.'

function renderModel({ name, schema }: Model, models: Models): Html {
  const anchor = modelAnchor(name)
  const bounds = describeBounds(schema)
  const pattern = schema['pattern']
  return html`<article class="model" id="${anchor}" aria-labelledby="${anchor}-title">
<h3 id="${anchor}-title"><a class="anchor" href="#${anchor}">${name}</a></h3>
<p class="type">${renderType(schema, models)}</p>
${renderProse(schema['description'] as string | undefined)}
${bounds.length === 0 ? undefined : html`<p class="bounds">${bounds.join(', ')}</p>`}
${typeof pattern === 'string' ? html`<p class="bounds">As <code>${pattern}</code></p>` : undefined}
${renderSchema(schema, models)}
</article>`
}
