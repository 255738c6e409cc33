import type { z } from 'zod'
import type { LeafFault } from './leaf-schema.ts'

type Issue = z.core.$ZodIssue

type InvalidUnion = Extract<Issue, { readonly code: 'invalid_union' }>

/** Something that one schema has against one value, and where. */
export interface FlatIssue {
  readonly path: readonly PropertyKey[]
  readonly issue: Exclude<Issue, { readonly code: 'invalid_union' }> | UnionIssue
}

/** No variant of a union is meant: `expected` says what all of them want. */
export interface UnionIssue {
  readonly code: 'no_variant'
  readonly expected: string | undefined
  /** The words that the discriminator may have, when that is what is wrong. */
  readonly words: readonly string[] | undefined
}

/** What a value must be to be of the right type at all. */
export function expectedType(issue: Issue): string | undefined {
  if (issue.code === 'invalid_union') return expectedVariants(issue)
  // zod calls a fraction an invalid type where a whole number is wanted.
  if (issue.code === 'invalid_type' && issue.expected === 'int') return undefined
  if (issue.code === 'invalid_type') return TYPE_NAMES[issue.expected] ?? issue.expected
  const fault = leafFault(issue)
  return fault?.code === 'invalid_type' ? fault.expected : undefined
}

function expectedVariants(issue: InvalidUnion): string | undefined {
  const expected = issue.errors.map(([first]) => first && expectedType(first))
  if (expected.length === 0 || expected.includes(undefined)) return undefined
  return [...new Set(expected)].join(' or ')
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
}

export function leafFault(issue: Issue): LeafFault | undefined {
  return issue.code === 'custom' && issue.params !== undefined && 'expected' in issue.params
    ? (issue.params as LeafFault)
    : undefined
}

/** Replaces each failed union by the issues of the variant that was most likely meant. */
export function flattenIssues(
  issues: readonly Issue[],
  maximum: number,
  parent: readonly PropertyKey[] = [],
): readonly FlatIssue[] {
  const flat: FlatIssue[] = []
  for (const issue of issues) {
    if (flat.length >= maximum) break
    const path = [...parent, ...issue.path]
    if (issue.code !== 'invalid_union') flat.push({ path, issue })
    else flat.push(...flattenUnion(issue, maximum - flat.length, path))
  }
  return flat
}

function flattenUnion(
  issue: InvalidUnion,
  maximum: number,
  path: readonly PropertyKey[],
): readonly FlatIssue[] {
  const meant = issue.errors
    .map((issues) => ({ issues, distance: distanceOf(issues) }))
    .sort((a, b) => a.distance - b.distance)
    .at(0)
  if (meant !== undefined && meant.distance < OTHER_TYPE) {
    return flattenIssues(meant.issues, maximum, path)
  }
  const words = 'options' in issue ? issue.options?.map(String) : undefined
  return [{ path, issue: { code: 'no_variant', expected: expectedVariants(issue), words } }]
}

const OTHER_TYPE = 1000
const OTHER_PROPERTY = 10

/** How far a value is from a variant: another type is far, other properties are nearer. */
function distanceOf(issues: readonly Issue[]): number {
  let distance = 0
  for (const issue of issues) {
    const own = issue.path.length
    if (own === 0 && expectedType(issue) !== undefined) distance += OTHER_TYPE
    else if (own === 1 && leafFault(issue) === undefined) distance += OTHER_PROPERTY
    else distance += 1
  }
  return distance
}
