import { type Html, html } from './html.ts'
import { type Models, modelAnchor } from './list-models.ts'
import { type PlacedOperation, renderMethod } from './render-operation.ts'

/** A resource with its operations. */
export interface Chapter {
  /** As an anchor. */
  readonly id: string
  readonly name: string
  readonly description: string
  readonly operations: readonly PlacedOperation[]
}

/** Parts of the introduction, by their anchors. */
const INTRODUCTION_PARTS = [
  ['introduction', 'Introduction'],
  ['authentication', 'Authentication'],
  ['permissions', 'Permissions'],
  ['errors', 'Errors'],
  ['lists', 'Lists'],
] as const

/** Renders the list of all that the page holds, with a box that filters it. */
export function renderNavigation(chapters: readonly Chapter[], models: Models): Html {
  return html`<nav id="navigation" aria-label="Reference">
<p class="filter"><label class="hidden" for="filter">Filter operations</label><input id="filter" type="search" placeholder="Filter" autocomplete="off" aria-keyshortcuts="/"><kbd aria-hidden="true">/</kbd></p>
<p class="nothing" hidden>Nothing has these words.</p>
<section><h2>Overview</h2><ul>${INTRODUCTION_PARTS.map(
    ([id, title]) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ul></section>
${chapters.map(renderChapterLinks)}
${renderModelLinks(models)}
</nav>`
}

function renderChapterLinks({ id, name, operations }: Chapter): Html {
  return html`<section><h2><a href="#${id}">${name}</a></h2><ul>${operations.map(
    ({ operation, method, path }) =>
      html`<li><a href="#${operation.operationId}" data-words="${`${operation.summary} ${method} ${path} ${operation.operationId} ${name}`.toLowerCase()}"><span>${operation.summary}</span>${renderMethod(method)}</a></li>`,
  )}</ul></section>`
}

function renderModelLinks({ named }: Models): Html | undefined {
  if (named.length === 0) return undefined
  return html`<section><h2><a href="#models">Models</a></h2><ul>${named.map(
    ({ name }) => html`<li><a href="#${modelAnchor(name)}">${name}</a></li>`,
  )}</ul></section>`
}
