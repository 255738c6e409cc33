import type { OpenApiDocument } from '../openapi/open-api-document.ts'
import { type Html, html } from './html.ts'
import { listModels } from './list-models.ts'
import { renderIntroduction } from './render-introduction.ts'
import { renderModels } from './render-models.ts'
import { type Chapter, renderNavigation } from './render-navigation.ts'
import { type OperationSurroundings, renderOperation } from './render-operation.ts'
import { renderProse } from './render-prose.ts'

/** Files of the page, as addresses relative to it. */
export interface ReferenceLinks {
  readonly style: string
  readonly script: string
}

/**
 * Renders the reference as one HTML page.
 *
 * It can be read without its script, which adds what acts: languages, filter, copying and trying.
 * Addresses in it are relative, so that it works under any mount; nothing in it leads elsewhere.
 */
export function renderReference(document: OpenApiDocument, links: ReferenceLinks): string {
  const chapters = listChapters(document)
  const models = listModels(document.components.schemas)
  const surroundings = { document, models }
  return html`<!doctype html>
<html lang="en" data-language="shell">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${document.info.title} reference</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${links.style}">
<script type="module" src="${links.script}"></script>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
${renderBar()}
<div class="frame">
${renderNavigation(chapters, models)}
<main id="content">
${renderIntroduction(document)}
${chapters.map((chapter) => renderChapter(chapter, surroundings))}
${renderModels(models)}
</main>
</div>
</body>
</html>
`.source
}

function renderBar(): Html {
  return html`<header class="bar">
<button type="button" class="menu" aria-expanded="false" aria-controls="navigation">Menu</button>
<a class="brand" href="#introduction">Platen <span>API reference</span></a>
<form class="key"><label for="api-key">API key</label><input id="api-key" type="password" placeholder="rs_live_… or rs_get_…" autocomplete="off" spellcheck="false" aria-describedby="api-key-note"></form>
<p class="hidden" id="api-key-note">Used by Try it. Kept in this page only, until you leave it.</p>
<button type="button" class="theme" aria-label="Light or dark">◐</button>
</header>`
}

function renderChapter(
  { id, name, description, operations }: Chapter,
  surroundings: OperationSurroundings,
): Html {
  return html`<section class="chapter" aria-labelledby="${id}"><header><h2 id="${id}">${name}</h2>${renderProse(description)}</header>
${operations.map((placed) => renderOperation(placed, surroundings))}</section>`
}

function listChapters({ paths, tags }: OpenApiDocument): readonly Chapter[] {
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      operation,
    })),
  )
  return tags.map(({ name, description }) => ({
    id: `chapter-${name.toLowerCase().replaceAll(' ', '-')}`,
    name,
    description,
    operations: operations.filter(({ operation }) => operation.tags.includes(name)),
  }))
}
