import { z } from 'zod'
import type { ErrorCode } from '../foundation/errors.ts'
import { describeLeaf } from './describe-leaf.ts'
import { writeAs } from './write-as.ts'

/** What a leaf says about a value that it refuses; `describe-issue.ts` makes a sentence of it. */
export interface LeafFault {
  readonly code: ErrorCode
  /** Ends the sentence `"fill" must be …`. */
  readonly expected: string
  /** Words that were possible, for "Did you mean". */
  readonly words?: readonly string[] | undefined
  /** A sentence more, which says where in the value the fault is. */
  readonly hint?: string | undefined
}

/**
 * A schema for a value that zod has no word for, such as a colour.
 *
 * @param inspect Tells why a value is refused; it sees any JSON value and must be linear in its
 * length. A value of another type is an `invalid_type`.
 * @param written Says more in JSON Schemas than which types are taken, such as a pattern.
 */
export function leafSchema<T>(
  inspect: (value: unknown) => LeafFault | undefined,
  written: () => z.ZodType = () => describeLeaf(inspect),
): z.ZodType<T> {
  const schema = z.custom<T>().superRefine((value, context) => {
    const fault = inspect(value)
    if (fault !== undefined) context.addIssue(leafFaultIssue(fault))
  })
  return writeAs(schema, written)
}

/** The issue of a refused value; `continue: false`, so that zod takes no union for met by it. */
export function leafFaultIssue(fault: LeafFault) {
  return { code: 'custom', params: { ...fault }, continue: false, input: undefined } as const
}

/** Lists words as `"a", "b" or "c"`. */
function listWords(words: readonly string[]): string {
  const quoted = words.map((word) => `"${word}"`)
  const last = quoted.pop() ?? ''
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`
}

/** A closed set of words. */
export function keyword<const Word extends string>(words: readonly Word[]): z.ZodType<Word> {
  const known: ReadonlySet<unknown> = new Set(words)
  const expected = words.length === 1 ? listWords(words) : `one of ${listWords(words)}`
  return leafSchema<Word>(
    (value) => {
      if (known.has(value)) return undefined
      if (typeof value !== 'string') return { code: 'invalid_type', expected }
      return { code: 'invalid_value', expected, words }
    },
    () => z.enum(words),
  )
}

/** A finite number within bounds, both included. */
export function numberBetween(minimum: number, maximum: number): z.ZodNumber {
  return z.number().min(minimum).max(maximum)
}

/** A whole number within bounds, both included. */
export function wholeBetween(minimum: number, maximum: number): z.ZodNumber {
  return z.number().int().min(minimum).max(maximum)
}
