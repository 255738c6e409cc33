import {
  COMPARISON_OPERATORS,
  type Comparison,
  type ComparisonOperator,
  type Scalar,
  type VisibilityRule,
} from '../model/visibility.ts'

/**
 * Gives the value that a rule compares: what a layer will be drawn with as far as that is known
 * before sources are loaded. `property` is `undefined` for the main property of the layer's kind.
 */
export type RuleValues = (layer: string, property: string | undefined) => unknown

/** Whether a rule holds. The recursion follows the template's nesting, which is bounded. */
export function isRuleMet(rule: VisibilityRule, findValue: RuleValues): boolean {
  if ('all' in rule) return rule.all.every((each) => isRuleMet(each, findValue))
  if ('any' in rule) return rule.any.some((each) => isRuleMet(each, findValue))
  if ('not' in rule) return !isRuleMet(rule.not, findValue)
  const value = findValue(rule.layer, rule.property)
  return COMPARISON_OPERATORS.every((operator) => isComparisonMet(operator, rule, value))
}

function isComparisonMet<Operator extends ComparisonOperator>(
  operator: Operator,
  rule: Comparison,
  value: unknown,
): boolean {
  const operand = rule[operator]
  return operand === undefined || operand === null || COMPARISONS[operator](value, operand)
}

/** A value that is missing, or of a type that an operator cannot compare, meets only `notEquals`. */
const COMPARISONS: {
  readonly [Operator in ComparisonOperator]: (
    value: unknown,
    operand: NonNullable<Comparison[Operator]>,
  ) => boolean
} = {
  is: (value, operand) => (operand === 'present') === isPresent(value),
  equals: isEqual,
  notEquals: (value, operand) => !isEqual(value, operand),
  in: (value, operand) => operand.some((each) => isEqual(value, each)),
  gt: (value, operand) => toNumber(value) > operand,
  gte: (value, operand) => toNumber(value) >= operand,
  lt: (value, operand) => toNumber(value) < operand,
  lte: (value, operand) => toNumber(value) <= operand,
  startsWith: (value, operand) => typeof value === 'string' && value.startsWith(operand),
  endsWith: (value, operand) => typeof value === 'string' && value.endsWith(operand),
  contains: (value, operand) => typeof value === 'string' && value.includes(operand),
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== ''
}

/** A text is compared with a number as the number that it spells, since overrides of texts are texts. */
function isEqual(value: unknown, operand: Scalar): boolean {
  return typeof operand === 'number' ? toNumber(value) === operand : value === operand
}

const DECIMAL = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i

/** `NaN`, which no comparison holds for, when the value is no number and spells none. */
function toNumber(value: unknown): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' && DECIMAL.test(value) ? Number(value) : Number.NaN
}
