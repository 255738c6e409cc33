import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import { quote } from '../foundation/quote.ts'
import { canonicalProperty } from './canonical-property.ts'
import type { Layer } from './layer.ts'
import type { PageTree } from './layer-tree.ts'
import { nameLayer } from './name-layer.ts'
import { findShadowFault } from './shadow-fault.ts'

/** Properties of one layer that exclude or need one another. */
export function* checkCombinations(page: PageTree): Iterable<ErrorDetail> {
  for (const { layer, at } of page.nodes) {
    for (const [one, other] of listClashes(layer)) {
      yield {
        pointer: jsonPointer([...at, one]),
        code: 'invalid_value',
        detail: `${quote(one)} and ${quote(other)} on ${nameLayer(layer)} exclude each other; give one.`,
      }
    }
    const shadowFault = findShadowFault(layer.kind, layer)
    if (shadowFault !== undefined) {
      yield { pointer: jsonPointer([...at, 'shadow']), code: 'invalid_value', detail: shadowFault }
    }
    if (needsPath(layer) && layer.d === undefined) {
      const detail = `"d" on ${nameLayer(layer)} is missing; it must be SVG path data.`
      yield { pointer: jsonPointer([...at, 'd']), code: 'missing_property', detail }
    }
  }
}

function needsPath(layer: Layer): layer is Extract<Layer, { readonly kind: 'shape' | 'rating' }> {
  if (layer.kind === 'rating') return layer.shape === 'svg'
  return layer.kind === 'shape' && layer.shape === 'path'
}

/** Pairs of which a layer has both: an alias beside its property, or two sources of one content. */
function listClashes(layer: Layer): readonly (readonly [string, string])[] {
  const clashes: (readonly [string, string])[] = []
  for (const [property, value] of Object.entries(layer)) {
    const canonical = canonicalProperty(layer.kind, property, value)
    if (canonical !== property && Object.hasOwn(layer, canonical))
      clashes.push([property, canonical])
  }
  const hasBoth = layer.kind === 'svg' && layer.src !== undefined && layer.markup !== undefined
  if (hasBoth) clashes.push(['markup', 'src'])
  const hasBothTexts =
    layer.kind === 'text' && layer.text !== undefined && layer.spans !== undefined
  if (hasBothTexts) clashes.push(['spans', 'text'])
  return clashes
}
