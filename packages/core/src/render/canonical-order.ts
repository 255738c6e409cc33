import { canonicalJson } from '../foundation/canonical-json.ts'
import { DEFAULT_QUALITY } from '../foundation/output-format.ts'
import { findPageIndex } from '../overrides/find-page.ts'
import { listPages } from '../overrides/list-pages.ts'
import type { OverrideSet } from '../overrides/override-set.ts'
import { hasAllPages } from './list-page-orders.ts'
import type { RenderOrder } from './render-order.ts'

/**
 * JSON text of all that an order asks of its template, the same for every spelling of it: shorthands,
 * the order of parameters, and what the format has no use for make no difference.
 *
 * The template itself, sources and fonts are not part of it.
 *
 * @throws {PlatenError} `unknown_page`, `too_many_pages`
 */
export function canonicalOrder(order: RenderOrder): string {
  const { template, overrides, output, tokens, width, height } = order
  const { format, quality, scale, compression } = output
  return canonicalJson({
    overrides: toPlain(overrides),
    tokens,
    width,
    height,
    page: hasAllPages(order)
      ? 'all'
      : findPageIndex(listPages(template, overrides), template.template, order.page),
    format,
    quality: DEFAULT_QUALITY[format] === undefined ? undefined : quality,
    scale,
    compression,
  })
}

function toPlain(overrides: OverrideSet): object {
  const entries = Array.from(overrides, ([layer, { properties, items }]) => {
    return [layer, { properties: Object.fromEntries(properties), items: items?.map(toPlain) }]
  })
  return Object.fromEntries(entries)
}
