import { applySources, assertSource, hasSource } from './apply-sources.ts'
import { applyLook, findOverride } from './changed-look.ts'
import type {
  CompiledImage,
  CompiledLayer,
  CompiledRepeater,
  CompiledSvg,
} from './compiled-template.ts'
import { itemsOf } from './count-nodes.ts'
import { findDataValue, getDataValue } from './data-value.ts'
import { findClipLayer } from './find-clip-layer.ts'
import type { HiddenLayer } from './hidden-layer.ts'
import { joinPath } from './layer-path.ts'
import type { LookContext } from './looks.ts'
import { listOrderedSources } from './ordered-sources.ts'
import { getTextValue, openScope, type RenderScope, type TextBudget } from './render-scope.ts'
import { resolveSizeLinks } from './resolve-size-links.ts'
import { resolveSpans } from './resolve-spans.ts'
import { resolveWords } from './resolve-words.ts'
import type { ResolvedLayer } from './resolved-template.ts'
import { createRuleValues } from './rule-values.ts'
import type { SourceCandidate } from './source-candidate.ts'
import { isRuleMet } from './visibility.ts'

/** What resolving hands down, and what it gathers on the way. */
export interface Resolving {
  readonly look: LookContext
  readonly budget: TextBudget
  readonly hidden: HiddenLayer[]
}

/** Resolves layers of one scope with all that they hold; hidden ones are left out and listed. */
export function resolveLayers(
  layers: readonly CompiledLayer[],
  scope: RenderScope,
  resolving: Resolving,
): readonly ResolvedLayer[] {
  const resolved: ResolvedLayer[] = []
  for (const layer of layers) {
    const reason = findReasonToHide(layer, scope)
    if (reason === undefined)
      resolved.push(findClipLayer(resolveLayer(layer, scope, resolving), scope))
    else resolving.hidden.push({ path: joinPath(scope.path, layer.tail), reason })
  }
  return resolved
}

function resolveLayer(
  layer: CompiledLayer,
  scope: RenderScope,
  resolving: Resolving,
): ResolvedLayer {
  const { volatile } = layer
  const { look, budget } = resolving
  const { path, link, alt } = resolveWords(layer, scope, budget)
  const orderedSources = listOrderedSources(findOverride(layer, scope))
  const place = { path, volatile, link, alt, orderedSources }
  switch (layer.kind) {
    case 'text': {
      const { from: textFrom, ...value } = getTextValue(layer, scope)
      const own = applyLook(layer, scope, look)
      const context = { layer: own, path, palette: look.palette }
      const [drawn, ...shorter] = [value, ...value.shorter].map(({ text, spans }) => ({
        text,
        spans: resolveSpans(spans, context),
      }))
      const links = resolveSizeLinks(layer.links, scope)
      return { ...own, ...place, ...drawn, shorter, textFrom, ...links }
    }
    case 'image': {
      const { sources, whenMissing } = resolveSources(layer, scope)
      return { ...applyLook(layer, scope, look), ...place, sources, whenMissing }
    }
    case 'svg': {
      const { sources, whenMissing } = resolveSources(layer, scope)
      const { markup } = layer
      return { ...applyLook(layer, scope, look), ...place, sources, markup, whenMissing }
    }
    case 'qr': {
      const { text: data, from: dataFrom } = getDataValue(layer, scope, budget)
      const drawn = { ...applyLook(layer, scope, look), ...place, data, dataFrom }
      const isGiven = findOverride(layer, scope)?.properties.has('logo') === true
      return isGiven ? { ...drawn, sources: drawn.sources.map(fromOverride) } : drawn
    }
    case 'barcode': {
      const { text: data, from: dataFrom } = getDataValue(layer, scope, budget)
      return { ...applyLook(layer, scope, look), ...place, data, dataFrom }
    }
    case 'rating':
      return { ...applyLook(layer, scope, look), ...place }
    case 'shape':
      return { ...applyLook(layer, scope, look), ...place }
    case 'container': {
      const children = resolveLayers(layer.children, scope, resolving)
      return { ...applyLook(layer, scope, look), ...place, children }
    }
    case 'repeater': {
      const children = resolveItems(layer, scope, resolving)
      return { ...applyLook(layer, scope, look), ...place, children }
    }
  }
}

/** Whose a source is decides what it may be. */
function fromOverride({ source }: SourceCandidate): SourceCandidate {
  return { source, from: 'override' }
}

function resolveSources(layer: CompiledImage | CompiledSvg, scope: RenderScope) {
  assertSource(layer, scope)
  const whenMissing = layer.hidesWithoutValue ? ('hide' as const) : ('fail' as const)
  return { sources: applySources(layer, scope), whenMissing }
}

/** One copy of the repeater's `item` for each item, each copy in a scope of its own. */
function resolveItems(
  layer: CompiledRepeater,
  scope: RenderScope,
  resolving: Resolving,
): readonly ResolvedLayer[] {
  const items = itemsOf(layer, scope.overrides)
  if (items.length === 0 && layer.empty !== undefined) {
    return resolveLayers([layer.empty], scope, resolving)
  }
  const path = joinPath(scope.path, layer.tail)
  const first = findOverride(layer, scope)?.firstItem ?? 0
  return items.flatMap((overrides, index) => {
    const itemPath = `${path}.${first + index}`
    const place = { compiled: layer.itemScope, overrides, path: itemPath, outer: scope }
    return resolveLayers([layer.item], openScope(place, resolving.budget), resolving)
  })
}

function findReasonToHide(
  layer: CompiledLayer,
  scope: RenderScope,
): HiddenLayer['reason'] | undefined {
  const visible = findOverride(layer, scope)?.properties.get('visible') ?? layer.properties.visible
  if (visible === false) return 'visible'
  if (layer.rule !== undefined && !isRuleMet(layer.rule, createRuleValues(scope))) {
    return 'visibleWhen'
  }
  return layer.hidesWithoutValue && !hasValue(layer, scope) ? 'fallback' : undefined
}

/** Whether a layer has something to show; kinds without a main value always do. */
function hasValue(layer: CompiledLayer, scope: RenderScope): boolean {
  switch (layer.kind) {
    case 'text':
      return getTextValue(layer, scope).text !== ''
    case 'image':
    case 'svg':
      return hasSource(layer, scope)
    case 'qr':
    case 'barcode':
      return findDataValue(layer, scope).text !== ''
    case 'repeater':
      return layer.empty !== undefined || itemsOf(layer, scope.overrides).length > 0
    case 'rating':
    case 'shape':
    case 'container':
      return true
  }
}
