import type { ErrorDetail } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { checkCanvas } from './check-canvas.ts'
import { checkClips } from './check-clips.ts'
import { checkCombinations } from './check-combinations.ts'
import { checkFit } from './check-fit.ts'
import { checkForEach } from './check-for-each.ts'
import { checkItems } from './check-items.ts'
import { checkNames } from './check-names.ts'
import { checkNodes } from './check-nodes.ts'
import { checkPages } from './check-pages.ts'
import { checkReferences, readString } from './check-references.ts'
import { checkRules } from './check-rules.ts'
import { checkSizeLinks } from './check-size-links.ts'
import { checkTexts } from './check-texts.ts'
import { checkTokens } from './check-tokens.ts'
import { buildPageTrees, type PageTree } from './layer-tree.ts'
import type { TemplateInput } from './template.ts'

/** What a schema cannot see: how the parts of a template go together. Faults in order, as needed. */
export function* checkTemplate(document: TemplateInput, limits: Limits): Iterable<ErrorDetail> {
  const pages = buildPageTrees(document)
  yield* checkPages(document)
  yield* checkCanvas(document.canvas, limits)
  yield* checkRootTokens(document)
  for (const page of pages) yield* checkPage(page, document, limits)
  for (const [index, tree] of pages.entries()) {
    yield* checkForEach(document.pages?.[index] ?? {}, tree, index)
  }
  yield* checkNodes(document, limits)
  yield* checkMeta(document, pages)
}

function* checkPage(
  page: PageTree,
  document: TemplateInput,
  limits: Limits,
): Iterable<ErrorDetail> {
  const tokens = Object.keys(document.tokens ?? {})
  yield* checkNames(page)
  yield* checkCombinations(page)
  yield* checkTexts(page, limits)
  for (const { layer, at } of page.nodes) yield* checkTokens(layer, { at, tokens })
  yield* checkItems(page, tokens)
  yield* checkRules(page)
  yield* checkReferences(page)
  yield* checkClips(page)
  yield* checkFit(page, document.defaults ?? {})
  yield* checkSizeLinks(page)
}

function* checkRootTokens({
  canvas,
  defaults = {},
  tokens = {},
}: TemplateInput): Iterable<ErrorDetail> {
  const names = Object.keys(tokens)
  yield* checkTokens(canvas, { at: ['canvas'], tokens: names })
  yield* checkTokens(defaults, { at: ['defaults'], tokens: names })
}

/** A title may refer to a layer of any page; where that page is not drawn, the layer has no text. */
function* checkMeta(
  { meta = {} }: TemplateInput,
  pages: readonly PageTree[],
): Iterable<ErrorDetail> {
  for (const [key, text] of Object.entries(meta)) {
    const scopes = pages.map(({ scope }) => [
      ...readString({ text, at: ['meta', key] }, scope, new Set()),
    ])
    yield* scopes.sort((a, b) => a.length - b.length)[0] ?? []
  }
}
