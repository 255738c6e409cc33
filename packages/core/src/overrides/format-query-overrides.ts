import { canonicalJson } from '../foundation/canonical-json.ts'
import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type { LayerOverride, OverrideSet } from './override-set.ts'
import { mergeItemSlots, type OverrideSlots } from './override-slots.ts'
import type { QueryParameter } from './parse-query.ts'
import { readQueryProperty } from './read-query-property.ts'

/**
 * Writes overrides as a query string has them; `parseQueryOverrides` reads the very same ones back.
 *
 * Equal overrides give equal parameters, sorted by name. Items of repeaters are written one by one,
 * `products.0.name.text`, so that each may be left free in a signed URL; as one JSON list only where
 * the last of them is empty, since what names no item cannot count it.
 *
 * @param overrides From `parseJsonOverrides` or `parseQueryOverrides`, with the same `slots`.
 * @throws {PlatenError} `invalid_value` for a value that a query would be read as another one, such
 * as a font family whose name is a JSON list.
 */
export function formatQueryOverrides(
  overrides: OverrideSet,
  slots: OverrideSlots,
): readonly QueryParameter[] {
  return listParameters(overrides, slots, '').sort((a, b) => (a.name < b.name ? -1 : 1))
}

function listParameters(overrides: OverrideSet, slots: OverrideSlots, at: string) {
  const parameters: QueryParameter[] = []
  for (const [layer, override] of overrides) {
    const layers = slots.get(layer) ?? []
    const path = `${at}${layer}.`
    const add = (property: string, value: unknown) => {
      const name = path + property
      const text = typeof value === 'object' ? canonicalJson(value) : String(value)
      const reading = readQueryProperty({ property, raw: text }, layers)
      if (canonicalJson(reading) !== canonicalJson(value)) throw unwritable(name, value)
      parameters.push({ name, value: text })
    }
    for (const [property, value] of override.properties) add(property, value)
    const { items } = override
    if (items === undefined) continue
    if ((items.at(-1)?.size ?? 0) === 0) {
      add('items', items.map(toDocument))
      continue
    }
    const itemSlots = mergeItemSlots(layers)
    for (const [index, item] of items.entries()) {
      parameters.push(...listParameters(item, itemSlots, `${path}${index}.`))
    }
  }
  return parameters
}

/** The JSON that stands for overrides. */
function toDocument(overrides: OverrideSet): Readonly<Record<string, unknown>> {
  const entries = Array.from(overrides, ([layer, override]) => [layer, toLayerDocument(override)])
  return Object.fromEntries(entries)
}

function toLayerDocument({ properties, items }: LayerOverride): Readonly<Record<string, unknown>> {
  return {
    ...Object.fromEntries(properties),
    ...(items === undefined ? {} : { items: items.map(toDocument) }),
  }
}

function unwritable(name: string, value: unknown): PlatenError {
  return new PlatenError(
    'invalid_value',
    `${quote(name)} is ${quote(String(value))}, which a URL cannot say: it would be read as something else. Send it as JSON.`,
    { pointer: `/${name.replaceAll('.', '/')}` },
  )
}
