import { z } from 'zod'
import { isPlatenError } from '../foundation/errors.ts'
import { compilePattern, MAX_PATTERN_LENGTH } from '../foundation/pattern/linear-pattern.ts'
import { closedObject, type ShapeOf } from './closed-object.ts'
import { leafSchema } from './leaf-schema.ts'
import { listSchema } from './list-schema.ts'
import type { Scalar } from './visibility.ts'
import { withName } from './with-name.ts'

/**
 * What an override of one property may say. Every rule given must be met, by every value: one that
 * says nothing of a value's type, such as `max` of a word, refuses it.
 */
export interface SlotRule {
  /** UTF-16 units of the text, of each copy variant, or of all spans together. */
  readonly maxLength?: number
  /**
   * A regular expression that the whole of each text must match, in the syntax of JavaScript with
   * the flag `u`, less looking around, back references and word boundaries. Up to 500 characters.
   */
  readonly pattern?: string
  /** Up to 100 values, of which it must be one. Colours are compared as colours. */
  readonly enum?: readonly Scalar[]
  /** Of numbers. */
  readonly min?: number
  readonly max?: number
  /**
   * Up to 50 hosts to which sources and links in the value may lead: `cdn.example.com`,
   * `*.example.com` for all below it, and `asset:` or `data:` for these schemes.
   */
  readonly hosts?: readonly string[]
}

/**
 * Which properties of a layer overrides may set, and to what: the property's name to its rules, `{}`
 * or `true` for any value. All others stay as the template has them.
 */
export interface SlotPolicy<Property extends string = string> {
  readonly allow: { readonly [Name in Property]?: SlotRule | true }
}

/** Whether a layer takes overrides, of all of its properties or of some. */
export function isDynamic({ dynamic }: { readonly dynamic?: boolean | SlotPolicy }): boolean {
  return dynamic !== undefined && dynamic !== false
}

const patternSchema = leafSchema<string>(
  (value) => {
    const expected = 'a regular expression'
    if (typeof value !== 'string') return { code: 'invalid_type', expected }
    try {
      compilePattern(value)
      return undefined
    } catch (error) {
      if (!isPlatenError(error)) throw error
      return { code: 'invalid_value', expected, hint: error.message }
    }
  },
  () => z.string().max(MAX_PATTERN_LENGTH),
)

const HOST =
  /^(?:asset:|data:|(?:\*\.)?(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)$/
const MAX_HOST_LENGTH = 253

const hostSchema = leafSchema<string>(
  (value) => {
    const expected =
      'a host in lower case such as "cdn.example.com" or "*.example.com" (in Punycode where it is not ASCII), or "asset:" or "data:"'
    if (typeof value !== 'string') return { code: 'invalid_type', expected }
    const isHost = value.length <= MAX_HOST_LENGTH && HOST.test(value)
    return isHost ? undefined : { code: 'invalid_value', expected }
  },
  () => z.string().max(MAX_HOST_LENGTH).regex(HOST),
)

const scalarSchema: z.ZodType<Scalar> = z.union([z.string(), z.number(), z.boolean()])

const ruleSchema = closedObject<SlotRule>({
  name: 'SlotRule',
  shape: {
    maxLength: z.number().int().min(0),
    pattern: patternSchema,
    enum: listSchema(scalarSchema, { minimum: 1, maximum: 100 }),
    min: z.number(),
    max: z.number(),
    hosts: listSchema(hostSchema, { maximum: 50 }),
  } satisfies ShapeOf<SlotRule>,
})

const anyValueSchema = leafSchema<true>(
  (value) => (value === true ? undefined : { code: 'invalid_type', expected: 'true' }),
  () => z.literal(true),
)

const anyRuleSchema = withName('SlotRules', z.union([anyValueSchema, ruleSchema]))

/**
 * What `dynamic` may be on layers of one kind.
 *
 * @param name Of the schema, as it is written in JSON Schemas.
 * @param properties Those that overrides of the kind may set.
 */
export function dynamicSchema(
  name: string,
  properties: readonly string[],
): z.ZodType<boolean | SlotPolicy> {
  const rules = Object.fromEntries(properties.map((property) => [property, anyRuleSchema]))
  const allow = closedObject<SlotPolicy['allow']>({
    // A table of rules has the type of each rule, whatever their names are.
    shape: rules as ShapeOf<SlotPolicy['allow']>,
  })
  const policy = closedObject<SlotPolicy>({ name, shape: { allow }, required: ['allow'] })
  return z.union([z.boolean(), policy])
}
