import { deepFreeze } from '../foundation/deep-freeze.ts'
import type { Limits } from '../foundation/limits.ts'
import type { Layer, LayerKind, LayerOf } from '../model/layer.ts'
import { isDynamic } from '../model/slot-policy.ts'
import type { TextStyle } from '../model/text-style.ts'
import {
  compileSources,
  compileTextChoices,
  compileWordChoices,
  compileWords,
} from './compile-choices.ts'
import { compileProperties } from './compile-properties.ts'
import type {
  CompiledContainer,
  CompiledLayer,
  CompiledRepeater,
  CompiledScope,
  CompiledSvg,
  CompiledText,
} from './compiled-template.ts'
import { createFaultList } from './fault-list.ts'
import { pointerToLayer } from './layer-path.ts'
import { type LookContext, resolveLook } from './looks.ts'
import { orderTexts } from './order-texts.ts'
import type { OverrideSet } from './override-set.ts'
import { buildOverrideSlots } from './override-slots.ts'
import { parseOverrideItems } from './parse-override-scope.ts'
import { resolveTextValue } from './text-value.ts'

/** What holds for a whole page. */
export interface Compiling {
  readonly look: LookContext
  readonly defaults: TextStyle
  readonly limits: Limits
  /** From `findVolatileLayers` over the page. */
  readonly volatile: ReadonlySet<Layer>
}

/** Where a layer is compiled: its path within its scope, and the scope that it joins. */
interface Place extends Compiling {
  readonly tail: string
  readonly scope: GrowingScope
}

interface GrowingScope {
  readonly named: Map<string, CompiledLayer>
  readonly texts: CompiledText[]
  readonly repeaters: CompiledRepeater[]
  nodes: number
}

interface ScopeCompiling extends Compiling {
  /** The path of each layer within the scope. */
  tailOf(layer: Layer, index: number): string
}

/** Compiles layers that share a space of names, with all that they hold. */
export function compileScope(
  layers: readonly Layer[],
  compiling: ScopeCompiling,
): { readonly scope: CompiledScope; readonly layers: readonly CompiledLayer[] } {
  const scope: GrowingScope = { named: new Map(), texts: [], repeaters: [], nodes: 0 }
  const compiled = layers.map((layer, index) =>
    compileLayer(layer, { ...compiling, tail: compiling.tailOf(layer, index), scope }),
  )
  return { scope: { ...scope, texts: orderTexts(scope.texts) }, layers: compiled }
}

function compileLayer(layer: Layer, place: Place): CompiledLayer {
  const { scope } = place
  scope.nodes++
  const compiled = compileKind(layer, place)
  if (compiled.kind === 'text') scope.texts.push(compiled)
  if (compiled.kind === 'repeater') scope.repeaters.push(compiled)
  if (layer.name !== undefined && !scope.named.has(layer.name))
    scope.named.set(layer.name, compiled)
  return compiled
}

function compileKind(layer: Layer, place: Place): CompiledLayer {
  switch (layer.kind) {
    case 'text':
      return compileText(layer, place)
    case 'image':
      return { ...compileCommon('image', layer, place), sources: compileSources(layer) }
    case 'svg':
      return compileSvg(layer, place)
    case 'qr': {
      const choices = compileWordChoices(layer, 'data', pointerToLayer(place.tail))
      return { ...compileCommon('qr', layer, place), choices }
    }
    case 'barcode': {
      const choices = compileWordChoices(layer, 'data', pointerToLayer(place.tail))
      return { ...compileCommon('barcode', layer, place), choices }
    }
    case 'rating':
      return compileCommon('rating', layer, place)
    case 'shape':
      return compileCommon('shape', layer, place)
    case 'container':
      return compileContainer(layer, place)
    case 'repeater':
      return compileRepeater(layer, place)
  }
}

function compileCommon<Kind extends LayerKind>(kind: Kind, layer: Layer, place: Place) {
  const properties = compileProperties(kind, layer, place.defaults)
  return {
    kind,
    name: layer.name,
    tail: place.tail,
    dynamic: isDynamic(layer),
    volatile: place.volatile.has(layer),
    rule: layer.visibleWhen,
    hidesWithoutValue: layer.fallback?.else === 'hide',
    link: compileWords(layer, 'link', pointerToLayer(place.tail)),
    alt: compileWords(layer, 'alt', pointerToLayer(place.tail)),
    properties,
    look: freezeMembers(resolveLook(kind, properties, place.look)),
  }
}

/** Renders share the members. The object itself is copied, and a frozen one is slow to copy. */
function freezeMembers<T extends object>(look: T): T {
  for (const member of Object.values(look)) deepFreeze(member)
  return look
}

function compileText(layer: LayerOf<'text'>, place: Place): CompiledText {
  const { tail, limits, scope } = place
  const common = compileCommon('text', layer, place)
  const choices = compileTextChoices(layer, pointerToLayer(tail))
  const isLiteral = choices
    .flatMap(({ variants }) => variants.flat())
    .every(({ text }) => text.every((part) => typeof part === 'string'))
  const isFixed = isLiteral && !common.dynamic
  const filling = { limits, palette: place.look.palette, textOf: () => '' }
  const { markup } = common.properties
  const fixed = isFixed ? resolveTextValue({ path: tail, choices, markup }, filling) : undefined
  const { sizeGroup, sizeRelativeTo } = layer
  const links = { sizeGroup, sizeRelativeTo }
  return { ...common, ordinal: scope.texts.length, choices, fixed, links }
}

function compileSvg(layer: LayerOf<'svg'>, place: Place): CompiledSvg {
  const markup = layer.markup === '' ? undefined : layer.markup
  return { ...compileCommon('svg', layer, place), sources: compileSources(layer), markup }
}

function compileContainer(layer: LayerOf<'container'>, place: Place): CompiledContainer {
  const children = layer.children.map((child, index) => {
    const unnamed = place.tail === '' ? `#${index}` : `${place.tail}.#${index}`
    return compileLayer(child, { ...place, tail: child.name ?? unnamed })
  })
  return { ...compileCommon('container', layer, place), children }
}

function compileRepeater(layer: LayerOf<'repeater'>, place: Place): CompiledRepeater {
  const tailOf = ({ name }: Layer) => name ?? ''
  const inside = compileScope([layer.item], { ...place, tailOf })
  const [item] = inside.layers
  if (item === undefined) throw new TypeError('A scope of one layer compiles to one layer.')
  const { empty, max = Number.POSITIVE_INFINITY } = layer
  return {
    ...compileCommon('repeater', layer, place),
    item,
    itemScope: inside.scope,
    empty: empty && compileLayer(empty, { ...place, tail: empty.name ?? `${place.tail}.empty` }),
    items: compileItems(layer, place),
    max,
  }
}

/** The items that the template brings along, or a fallback for these. */
function compileItems(layer: LayerOf<'repeater'>, { tail, limits }: Place): readonly OverrideSet[] {
  const [first] = layer.fallback?.items ?? []
  const faults = createFaultList()
  const scope = { slots: buildOverrideSlots([layer.item]), at: [tail, 'items'] }
  // The policy is for orders; what the template itself brings is its author's.
  const parsing = { limits, faults, policy: 'ignore' } as const
  const items = parseOverrideItems(first ?? layer.items ?? [], scope, parsing)
  faults.throwIfAny()
  return items
}
