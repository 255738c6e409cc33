import type { ErrorDetail } from '../foundation/errors.ts'
import { jsonPointer } from '../foundation/json-pointer.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import { findInScope, type LayerNode, listNames, type PageTree, type Scope } from './layer-tree.ts'
import { nameLayer } from './name-layer.ts'
import { findOverrideRule, MAIN_PROPERTIES, OVERRIDE_RULES } from './override-rules.ts'
import type { Comparison, VisibilityRule } from './visibility.ts'

/** Rules look at layers that they can see, and at properties that these have. */
export function* checkRules(page: PageTree): Iterable<ErrorDetail> {
  for (const { layer, at, scope } of page.nodes) {
    if (layer.visibleWhen === undefined) continue
    yield* checkRule(layer.visibleWhen, { at: [...at, 'visibleWhen'], scope })
  }
}

interface Place {
  readonly at: readonly (string | number)[]
  readonly scope: Scope
}

function* checkRule(rule: VisibilityRule, { at, scope }: Place): Iterable<ErrorDetail> {
  if ('not' in rule) yield* checkRule(rule.not, { at: [...at, 'not'], scope })
  else if ('all' in rule) yield* checkList(rule.all, { at: [...at, 'all'], scope })
  else if ('any' in rule) yield* checkList(rule.any, { at: [...at, 'any'], scope })
  else yield* checkComparison(rule, { at, scope })
}

function* checkList(rules: readonly VisibilityRule[], { at, scope }: Place): Iterable<ErrorDetail> {
  for (const [index, rule] of rules.entries()) yield* checkRule(rule, { at: [...at, index], scope })
}

function* checkComparison(rule: Comparison, { at, scope }: Place): Iterable<ErrorDetail> {
  const target = findInScope(scope, rule.layer)
  if (target === undefined) {
    yield {
      pointer: jsonPointer([...at, 'layer']),
      code: 'unknown_reference',
      detail: `The rule looks at layer ${quote(rule.layer)}, which does not exist here.${didYouMean(rule.layer, listNames(scope))}`,
    }
  } else {
    yield* checkProperty(rule, target, at)
  }
}

function* checkProperty(
  rule: Comparison,
  { layer }: LayerNode,
  at: readonly (string | number)[],
): Iterable<ErrorDetail> {
  const property = rule.property ?? MAIN_PROPERTIES[layer.kind]
  if (property === undefined) {
    const detail = `The rule must name a "property", since ${nameLayer(layer)} has no main one.`
    yield { pointer: jsonPointer([...at, 'property']), code: 'missing_property', detail }
  } else if (findOverrideRule(layer.kind, property) === undefined) {
    const known = Object.keys(OVERRIDE_RULES[layer.kind])
    yield {
      pointer: jsonPointer([...at, 'property']),
      code: 'unknown_property',
      detail: `The rule looks at ${quote(property)}, which ${nameLayer(layer)} does not have.${didYouMean(property, known)}`,
    }
  }
}
