import { z } from 'zod'
import { type LeafFault, leafFaultIssue } from './leaf-schema.ts'
import { writeAs } from './write-as.ts'

export interface ListBounds {
  /** Default 0. */
  readonly minimum?: number
  /** Default: the limits on the document are bound enough. */
  readonly maximum?: number
}

/** A list whose members are not looked at any further once so many faults were found. */
const ENOUGH_ISSUES = 20

/**
 * A list of members of one schema.
 *
 * Unlike `z.array`, it measures a list before it looks inside, and stops at twenty faults: a document
 * of nothing but faults must not cost more than a sound one.
 */
export function listSchema<T>(
  member: z.ZodType<T>,
  bounds: ListBounds = {},
): z.ZodType<readonly T[]> {
  const schema = buildListSchema(member, (length) => lengthIssue(length, bounds))
  const { minimum = 0, maximum } = bounds
  return writeAs(schema, () => {
    const list = minimum === 0 ? z.array(member) : z.array(member).min(minimum)
    return maximum === undefined ? list : list.max(maximum)
  })
}

/** A list of one of a few lengths, such as the shorthands of CSS; `expected` names them all. */
export function tupleSchema<List extends readonly unknown[]>(
  member: z.ZodType<List[number]>,
  lengths: readonly List['length'][],
  expected: string,
): z.ZodType<List> {
  const fault: LeafFault = { code: 'invalid_value', expected }
  const schema = buildListSchema(member, (length) =>
    lengths.includes(length) ? undefined : leafFaultIssue(fault),
  )
  const written = writeAs(schema, () => {
    return z.union(lengths.map((length) => z.array(member).length(length)))
  })
  // The length of an array is not part of its type until it has been checked.
  return written as unknown as z.ZodType<List>
}

type RawIssue = z.core.$ZodRawIssue

function buildListSchema<T>(
  member: z.ZodType<T>,
  checkLength: (length: number) => RawIssue | undefined,
): z.ZodType<readonly T[]> {
  return z.unknown().transform((list, context): readonly T[] => {
    if (!Array.isArray(list)) {
      context.issues.push({ code: 'invalid_type', expected: 'array', input: list })
      return z.NEVER
    }
    const issue = checkLength(list.length)
    if (issue === undefined) return parseMembers(list, member, context.issues)
    context.issues.push(issue)
    return z.NEVER
  })
}

function parseMembers<T>(
  list: readonly unknown[],
  member: z.ZodType<T>,
  issues: RawIssue[],
): readonly T[] {
  const members: T[] = []
  for (const [index, value] of list.entries()) {
    const parsed = member.safeParse(value)
    if (parsed.success) {
      members.push(parsed.data)
      continue
    }
    for (const issue of parsed.error.issues) {
      issues.push({ ...issue, input: undefined, path: [index, ...issue.path] })
    }
    if (issues.length >= ENOUGH_ISSUES) break
  }
  return members
}

function lengthIssue(length: number, { minimum = 0, maximum }: ListBounds): RawIssue | undefined {
  if (length < minimum) return { code: 'too_small', origin: 'array', minimum, input: undefined }
  if (maximum === undefined || length <= maximum) return undefined
  return { code: 'too_big', origin: 'array', maximum, input: undefined }
}
