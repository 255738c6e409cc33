import { z } from 'zod'
import { withName } from './with-name.ts'

/** One schema per property of `T`, required ones and optional ones alike. */
export type ShapeOf<T> = {
  readonly [Property in keyof T]-?: z.ZodType<Exclude<T[Property], undefined>>
}

/**
 * The properties that an object may have; part of the fault of one that it may not have.
 *
 * Sets and maps, because zod writes all faults out as JSON, where these are empty: a flood of unknown
 * properties would else repeat the words of each.
 */
export interface Vocabulary {
  readonly known: ReadonlySet<string>
  /** Part of the template format, but not drawn by this version. */
  readonly notDrawn: ReadonlySet<string>
  /** Property to the sentence that says where it belongs instead. */
  readonly elsewhere: ReadonlyMap<string, string>
}

export interface ClosedObjectOptions<Shape> {
  /** In JSON Schemas: see `withName`. Default: written anew wherever it is used. */
  readonly name?: string
  readonly shape: Shape
  /** Properties that must be there; all others may be left out. */
  readonly required?: readonly (keyof Shape)[]
  readonly notDrawn?: readonly string[]
  /** Properties that belong elsewhere, which are refused as `one_output_only`, each with a sentence that says where. */
  readonly elsewhere?: Readonly<Record<string, string>>
}

/**
 * Makes every property of a shape but the `required` ones optional.
 *
 * Not `exactOptional`, which tries every absent property and makes parsing six times slower; no value
 * that `readJson` gives holds an `undefined`.
 */
function withOptionals(
  shape: Readonly<Record<string, z.ZodType>>,
  required: readonly PropertyKey[],
): Record<string, z.ZodType> {
  const optional: Record<string, z.ZodType> = {}
  for (const [name, schema] of Object.entries(shape)) {
    optional[name] = required.includes(name) ? schema : schema.optional()
  }
  return optional
}

/**
 * An object without other properties.
 *
 * Each unknown property is an issue of its own, at its own path, and carries the vocabulary, so that
 * the message can tell a slip of typing from a feature that is not drawn yet.
 */
export function closedObject<T extends object>(
  options: ClosedObjectOptions<ShapeOf<T>>,
): z.ZodType<T> & z.core.$ZodTypeDiscriminable {
  const { name, shape, required = [], notDrawn = [], elsewhere = {} } = options
  const vocabulary: Vocabulary = {
    known: new Set(Object.keys(shape)),
    notDrawn: new Set(notDrawn),
    elsewhere: new Map(Object.entries(elsewhere)),
  }
  const refused = z.custom<never>().superRefine((_value, context) => {
    context.addIssue({ code: 'custom', params: { vocabulary }, continue: false })
  })
  const schema = z.object(withOptionals(shape, required)).catchall(refused)
  const named = name === undefined ? schema : withName(name, schema)
  // zod cannot follow optionality through `withOptionals`; `ShapeOf<T>` has checked each property.
  return named as unknown as z.ZodType<T> & z.core.$ZodTypeDiscriminable
}
