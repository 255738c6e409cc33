import { PlatenError } from '../foundation/errors.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import { joinPath, pointerToLayer } from './layer-path.ts'
import { findLayer, listShapeNames, type RenderScope } from './render-scope.ts'
import type { ResolvedLayer } from './resolved-template.ts'

/**
 * The layer with the path of the shape that its `clip` names, in place of the name.
 *
 * @throws {PlatenError} `unknown_layer`, `invalid_value` when an order names another layer than a shape.
 */
export function findClipLayer(layer: ResolvedLayer, scope: RenderScope): ResolvedLayer {
  if (layer.clip?.type !== 'layer') return layer
  const name = layer.clip.path
  const found = findLayer(scope, name)
  if (found?.layer.kind === 'shape') {
    return { ...layer, clip: { type: 'layer', path: joinPath(found.scope.path, found.layer.tail) } }
  }
  const pointer = `${pointerToLayer(layer.path)}/clip`
  if (found !== undefined) {
    const detail = `Layer ${quote(name)} is of kind "${found.layer.kind}"; only layers of kind "shape" can clip others.`
    throw new PlatenError('invalid_value', detail, { pointer })
  }
  const detail = `"clip" names a layer ${quote(name)} that does not exist here.${didYouMean(name, listShapeNames(scope))}`
  throw new PlatenError('unknown_layer', detail, { pointer })
}
