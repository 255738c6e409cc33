import { canonicalProperty } from '../model/canonical-property.ts'
import { FRAME_ALIASES } from '../model/frame.ts'
import { MAIN_PROPERTIES } from '../model/override-rules.ts'
import { findOverride } from './changed-look.ts'
import type { CompiledLayer } from './compiled-template.ts'
import { itemsOf } from './count-nodes.ts'
import { findDataValue } from './data-value.ts'
import { findLayer, getTextValue, type RenderScope } from './render-scope.ts'
import type { RuleValues } from './visibility.ts'

/**
 * What the rules of a scope compare: for each layer what it will be drawn with, as far as that is
 * known before sources are loaded. The value of a repeater is the number of its items, 0 being none.
 */
export function createRuleValues(scope: RenderScope): RuleValues {
  return (name, property) => {
    const found = findLayer(scope, name)
    if (found === undefined) return undefined
    return readValue(found.layer, property ?? MAIN_PROPERTIES[found.layer.kind], found.scope)
  }
}

function readValue(
  layer: CompiledLayer,
  property: string | undefined,
  scope: RenderScope,
): unknown {
  if (property === undefined) return undefined
  if (layer.kind === 'text' && property === 'text') return getTextValue(layer, scope).text
  const isCode = layer.kind === 'qr' || layer.kind === 'barcode'
  if (isCode && canonicalProperty(layer.kind, property, undefined) === 'data') {
    return findDataValue(layer, scope).text
  }
  const override = findOverride(layer, scope)
  if (layer.kind === 'repeater' && property === 'items') {
    const count = itemsOf(layer, scope.overrides).length
    // No items is no value, so that `is: "missing"` holds for an empty list.
    return count === 0 ? undefined : count
  }
  const canonical = property === 'x' || property === 'y' ? FRAME_ALIASES[property] : property
  return override?.properties.get(canonical) ?? Reflect.get(layer.properties, canonical)
}
