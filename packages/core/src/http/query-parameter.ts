import { z } from 'zod'

/** How the text of a parameter becomes the value that its schema checks. */
export type ParameterText = 'string' | 'number' | 'boolean' | 'time'

/** One parameter of a management route's query. All may be left out. */
export interface QueryParameter<Value, Many extends boolean = boolean> {
  readonly text: ParameterText
  /** `?type=a,b` and `?type=a&type=b` give a list; otherwise a second value is refused. */
  readonly many: Many
  readonly schema: z.ZodType<Value>
  /** One sentence for the reference. */
  readonly description: string
}

export type QueryParameters = Readonly<Record<string, QueryParameter<unknown>>>

/** What a handler gets for a table of parameters. */
export type QueryOf<Parameters extends QueryParameters> = {
  readonly [Name in keyof Parameters]:
    | (Parameters[Name] extends QueryParameter<infer Value, infer Many>
        ? Many extends true
          ? readonly Value[]
          : Value
        : never)
    | undefined
}

/** A text, checked by a schema of strings. */
export function textParameter<Value extends string>(
  schema: z.ZodType<Value>,
  description: string,
): QueryParameter<Value, false> {
  return { text: 'string', many: false, schema, description }
}

/** A decimal number, checked by a schema of numbers. */
export function numberParameter(
  schema: z.ZodType<number>,
  description: string,
): QueryParameter<number, false> {
  return { text: 'number', many: false, schema, description }
}

/** `true` or `false`. */
export function booleanParameter(description: string): QueryParameter<boolean, false> {
  return { text: 'boolean', many: false, schema: z.boolean(), description }
}

/** An RFC 3339 time; handlers get epoch ms. */
export function timeParameter(description: string): QueryParameter<number, false> {
  return { text: 'time', many: false, schema: z.number(), description }
}

/** A list of texts; an item matches if any of them does. */
export function listParameter<Value extends string>(
  schema: z.ZodType<Value>,
  description: string,
): QueryParameter<Value, true> {
  return { text: 'string', many: true, schema, description }
}
