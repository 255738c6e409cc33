import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import { quote } from '../foundation/quote.ts'
import type { PageTree } from './layer-tree.ts'
import { isDynamic } from './slot-policy.ts'

/** Names are unique in their scope, and dynamic layers have one. */
export function* checkNames(page: PageTree): Iterable<ErrorDetail> {
  for (const node of page.nodes) {
    const { layer, at, scope } = node
    const pointer = jsonPointer([...at, 'name'])
    if (layer.name === undefined) {
      if (!isDynamic(layer)) continue
      const detail = `The dynamic ${layer.kind} layer needs a "name", by which overrides address it.`
      yield { pointer, code: 'missing_property', detail }
    } else if (scope.names.get(layer.name) !== node) {
      const first = jsonPointer(scope.names.get(layer.name)?.at ?? [])
      const detail = `The name ${quote(layer.name)} is taken by the layer at ${first}; choose another.`
      yield { pointer, code: 'duplicate_name', detail }
    }
  }
}
