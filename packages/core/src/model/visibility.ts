import { z } from 'zod'
import { API_NAME_PATTERN, type ApiName, apiNameSchema } from './api-name.ts'
import { closedObject, type ShapeOf } from './closed-object.ts'
import { keyword, leafFaultIssue, leafSchema } from './leaf-schema.ts'
import { listSchema } from './list-schema.ts'
import { withName } from './with-name.ts'

/** What a rule compares with. */
export type Scalar = string | number | boolean

/**
 * One comparison. `layer` is looked up in the rule's own scope, then outward. `property` defaults to
 * the main property of the layer's kind (`text`, `src`, `items`). Rules see overrides and the
 * template's own values, never the outcome of loading.
 */
export interface Comparison {
  readonly layer: ApiName
  readonly property?: string
  /** `present`: the property has a value other than `null` and `""`. */
  readonly is?: 'present' | 'missing'
  readonly equals?: Scalar
  readonly notEquals?: Scalar
  /** Up to 100 values. */
  readonly in?: readonly Scalar[]
  readonly gt?: number
  readonly gte?: number
  readonly lt?: number
  readonly lte?: number
  readonly startsWith?: string
  readonly endsWith?: string
  readonly contains?: string
}

/** When a layer shows: a comparison with exactly one operator, or rules combined. */
export type VisibilityRule =
  | Comparison
  | { readonly all: readonly VisibilityRule[] }
  | { readonly any: readonly VisibilityRule[] }
  | { readonly not: VisibilityRule }

/** The operators of a comparison, of which it has exactly one. */
export const COMPARISON_OPERATORS = [
  'is',
  'equals',
  'notEquals',
  'in',
  'gt',
  'gte',
  'lt',
  'lte',
  'startsWith',
  'endsWith',
  'contains',
] as const satisfies readonly (keyof Comparison)[]

export type ComparisonOperator = (typeof COMPARISON_OPERATORS)[number]

const scalar: z.ZodType<Scalar> = z.union([z.string(), z.number(), z.boolean()])
const MAX_RULES = 32
const EXPECTED_PROPERTY = 'the name of a property'

const COMPARISON_SHAPE = {
  layer: apiNameSchema,
  property: leafSchema<string>(
    (value) => {
      if (typeof value !== 'string') return { code: 'invalid_type', expected: EXPECTED_PROPERTY }
      return API_NAME_PATTERN.test(value)
        ? undefined
        : { code: 'invalid_value', expected: EXPECTED_PROPERTY }
    },
    () => z.string().regex(API_NAME_PATTERN),
  ),
  is: keyword(['present', 'missing']),
  equals: scalar,
  notEquals: scalar,
  in: listSchema(scalar, { minimum: 1, maximum: 100 }),
  gt: z.number(),
  gte: z.number(),
  lt: z.number(),
  lte: z.number(),
  startsWith: z.string(),
  endsWith: z.string(),
  contains: z.string(),
} satisfies ShapeOf<Comparison>

const OPERATOR_FAULT = {
  code: 'invalid_value',
  expected: `a comparison with exactly one of ${COMPARISON_OPERATORS.join(', ')}; combine several with "all"`,
} as const

const comparisonSchema = closedObject<Comparison>({
  shape: COMPARISON_SHAPE,
  required: ['layer'],
}).superRefine((rule, context) => {
  const operators = COMPARISON_OPERATORS.filter((operator) => rule[operator] !== undefined)
  if (operators.length !== 1) context.addIssue(leafFaultIssue(OPERATOR_FAULT))
})

const rules: z.ZodType<readonly VisibilityRule[]> = z.lazy(() =>
  listSchema(visibilityRuleSchema, { minimum: 1, maximum: MAX_RULES }),
)

const anyRuleSchema: z.ZodType<VisibilityRule> = z.union([
  comparisonSchema,
  closedObject<{ readonly all: readonly VisibilityRule[] }>({
    shape: { all: rules },
    required: ['all'],
  }),
  closedObject<{ readonly any: readonly VisibilityRule[] }>({
    shape: { any: rules },
    required: ['any'],
  }),
  closedObject<{ readonly not: VisibilityRule }>({
    shape: { not: z.lazy(() => visibilityRuleSchema) },
    required: ['not'],
  }),
])

export const visibilityRuleSchema: z.ZodType<VisibilityRule> = withName(
  'VisibilityRule',
  anyRuleSchema,
)
