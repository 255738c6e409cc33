import { canonicalProperty } from '../model/canonical-property.ts'
import type { Layer, LayerKind } from '../model/layer.ts'
import { OVERRIDE_RULES } from '../model/override-rules.ts'
import type { TextStyle } from '../model/text-style.ts'
import { type CompleteProperties, INITIAL_VALUES } from './complete-properties.ts'

/**
 * The properties that a layer has when no override sets them: initial values, over these what text
 * inherits, over these its own, over these the first usable entry of each fallback chain.
 *
 * @param kind That of the layer.
 * @param defaults The template's, for texts.
 */
export function compileProperties<Kind extends LayerKind>(
  kind: Kind,
  layer: Layer,
  defaults: TextStyle,
): CompleteProperties[Kind] {
  const inherited = kind === 'text' ? defaults : undefined
  const chains = layer.fallback ?? {}
  const properties: Record<string, unknown> = { ...INITIAL_VALUES[kind], ...inherited }
  const names = Object.keys(OVERRIDE_RULES[kind])
  for (const name of names) setUsable(memberOf(layer, name), name)
  for (const name of names) {
    const chain = memberOf(chains, name)
    if (Array.isArray(chain)) setUsable(chain.find(isUsable), name)
  }
  // Every name is one of the kind's rules, and its value has passed the rule.
  return properties as CompleteProperties[Kind]

  function setUsable(value: unknown, name: string) {
    if (value !== undefined) properties[canonicalProperty(kind, name, value)] = value
  }
}

function isUsable(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

function memberOf(object: object, name: string): unknown {
  return (object as Readonly<Record<string, unknown>>)[name]
}
