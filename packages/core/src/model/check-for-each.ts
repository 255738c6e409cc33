import type { ErrorDetail } from '../foundation/errors.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import type { PageTree } from './layer-tree.ts'
import { isDynamic } from './slot-policy.ts'
import type { Page } from './template.ts'

/** A page that is drawn for each few items names a dynamic repeater that it has. */
export function* checkForEach(
  { forEach, perPage }: Pick<Page, 'forEach' | 'perPage'>,
  { scope, nodes }: PageTree,
  index: number,
): Iterable<ErrorDetail> {
  const at = `/pages/${index}`
  if (forEach === undefined) {
    if (perPage === undefined) return
    const detail = '"perPage" needs a "forEach" that names the repeater whose items it counts.'
    yield { pointer: `${at}/perPage`, code: 'missing_property', detail }
    return
  }
  const pointer = `${at}/forEach`
  const layer = scope.names.get(forEach)?.layer
  if (layer === undefined) {
    const repeaters = nodes.flatMap((node) =>
      node.layer.kind === 'repeater' && node.scope === scope ? (node.layer.name ?? []) : [],
    )
    const detail = `"forEach" names ${quote(forEach)}, which is not on this page.${didYouMean(forEach, repeaters)}`
    yield { pointer, code: 'unknown_layer', detail }
  } else if (layer.kind !== 'repeater') {
    const detail = `"forEach" names ${quote(forEach)}, which is of kind "${layer.kind}"; only repeaters have items.`
    yield { pointer, code: 'invalid_value', detail }
  } else if (!isDynamic(layer)) {
    const detail = `"forEach" names ${quote(forEach)}, which takes no items from orders; mark it "dynamic": true.`
    yield { pointer, code: 'not_dynamic', detail }
  }
}
