import { canonicalProperty } from '../model/canonical-property.ts'
import { COMMON_DEFAULTS } from '../model/common-properties.ts'
import type { Layer, LayerKind } from '../model/layer.ts'
import { CONTAINER_DEFAULTS } from '../model/layers/container.ts'
import { IMAGE_DEFAULTS } from '../model/layers/image.ts'
import { REPEATER_DEFAULTS } from '../model/layers/repeater.ts'
import { SHAPE_DEFAULTS } from '../model/layers/shape.ts'
import { SVG_DEFAULTS } from '../model/layers/svg.ts'
import { OVERRIDE_RULES, type OverrideByKind } from '../model/override-rules.ts'
import { TEXT_STYLE_DEFAULTS, type TextStyle } from '../model/text-style.ts'

const INITIAL_VALUES: { readonly [Kind in LayerKind]: OverrideByKind[Kind] } = {
  text: { ...COMMON_DEFAULTS, ...TEXT_STYLE_DEFAULTS },
  image: { ...COMMON_DEFAULTS, ...IMAGE_DEFAULTS },
  shape: { ...COMMON_DEFAULTS, ...SHAPE_DEFAULTS },
  svg: { ...COMMON_DEFAULTS, ...SVG_DEFAULTS },
  container: { ...COMMON_DEFAULTS, ...CONTAINER_DEFAULTS },
  repeater: { ...COMMON_DEFAULTS, ...REPEATER_DEFAULTS },
}

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
): OverrideByKind[Kind] {
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
  return properties as OverrideByKind[Kind]

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
