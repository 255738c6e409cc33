import type { AllowedPlaces } from './allowed-places.ts'
import { listSources } from './list-sources.ts'
import type { LayerOverride } from './override-set.ts'

/** The sources that an order names on a layer, each with the places to which it may lead. */
export type OrderedSources = ReadonlyMap<string, AllowedPlaces>

export const NO_ORDERED_SOURCES: OrderedSources = new Map()

/** Whose a source is decides what it may be, and the policy of its property where it may lead. */
export function listOrderedSources(override: LayerOverride | undefined): OrderedSources {
  if (override === undefined) return NO_ORDERED_SOURCES
  const sources = new Map<string, AllowedPlaces>()
  for (const [property, value] of override.properties) {
    for (const { source } of listSources(property, value)) {
      const places = override.hosts?.get(property) ?? []
      sources.set(source, [...(sources.get(source) ?? []), ...places])
    }
  }
  return sources.size === 0 ? NO_ORDERED_SOURCES : sources
}
