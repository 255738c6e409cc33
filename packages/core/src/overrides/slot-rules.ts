import { compilePattern, type LinearPattern } from '../foundation/pattern/linear-pattern.ts'
import { canonicalProperty } from '../model/canonical-property.ts'
import type { Layer } from '../model/layer.ts'
import type { SlotPolicy, SlotRule } from '../model/slot-policy.ts'

/** A rule with its pattern ready to be asked. */
export interface CompiledSlotRule extends SlotRule {
  readonly matches: LinearPattern | undefined
  /** The text may have marks of Markdown, which may lead somewhere. */
  readonly readsMarkup: boolean
}

/** What the overrides of one layer may set: property, by its one name, to the rule of its values. */
export interface SlotRules {
  /** As the template writes them, for errors. */
  readonly properties: readonly string[]
  readonly byProperty: ReadonlyMap<string, CompiledSlotRule>
}

/** @returns `undefined` for a layer whose properties may all be set. */
export function compileSlotRules(layer: Layer): SlotRules | undefined {
  const { kind } = layer
  const dynamic: boolean | SlotPolicy | undefined = layer.dynamic
  if (typeof dynamic !== 'object') return undefined
  // An order may turn markup on where its policy lets it.
  const hasMarkup =
    layer.kind === 'text' && (layer.markup === 'markdown' || 'markup' in dynamic.allow)
  const byProperty = new Map<string, CompiledSlotRule>()
  for (const [property, given] of Object.entries(dynamic.allow)) {
    if (given === undefined) continue
    const rule = given === true ? {} : given
    const matches = rule.pattern === undefined ? undefined : compilePattern(rule.pattern)
    // `position` of an image means either of two properties, as its values tell.
    for (const name of new Set([property, canonicalProperty(kind, property, undefined)])) {
      byProperty.set(name, { ...rule, matches, readsMarkup: hasMarkup && name === 'text' })
    }
  }
  return { properties: Object.keys(dynamic.allow), byProperty }
}
