import type { AllowedPlaces } from './allowed-places.ts'

/**
 * Overrides of one scope in their normal form: layer name to what is set on that layer.
 *
 * Checked against the template: every name is that of a dynamic layer, every value has the type of
 * its property. Shorthands are spelt out, aliases (`x`) replaced, and what says nothing (`null`,
 * `""`, an empty object) left out, so that two spellings of one order are equal. Not yet looked at:
 * whether tokens exist, and how many nodes repeaters make.
 */
export type OverrideSet = ReadonlyMap<string, LayerOverride>

export interface LayerOverride {
  /** Property to its value. Never `items`. */
  readonly properties: ReadonlyMap<string, unknown>
  /** For repeaters: one set for each item, in place of the template's own items. */
  readonly items: readonly OverrideSet[] | undefined
  /** Property to the places to which what it names may lead, where the policies of the layers say so. */
  readonly hosts?: ReadonlyMap<string, AllowedPlaces>
  /** How many items of the order are on pages before this one. Default 0. */
  readonly firstItem?: number
}

/** No overrides at all. */
export const NO_OVERRIDES: OverrideSet = new Map()
