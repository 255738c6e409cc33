import { z } from 'zod'

/** As much of a `LeafFault` as is looked at. */
interface Refusal {
  readonly code: string
  readonly expected: string
}

/** One value of each JSON type, with the schema of all of its type. */
const SAMPLES: readonly (readonly [unknown, z.ZodType])[] = [
  ['', z.string()],
  [0, z.number()],
  [true, z.boolean()],
  [null, z.null()],
  [[], z.array(z.unknown())],
  [{}, z.record(z.string(), z.unknown())],
]

/**
 * What can be told of a leaf by asking it alone: the types that it takes, and the words in which it
 * refuses others. A leaf of which more can be told says so itself.
 */
export function describeLeaf(inspect: (value: unknown) => Refusal | undefined): z.ZodType {
  const taken = SAMPLES.filter(([sample]) => inspect(sample)?.code !== 'invalid_type')
  const schema = z.union(taken.map(([, type]) => type))
  const expected = inspect(undefined)?.expected
  return expected === undefined ? schema : schema.describe(toSentence(expected))
}

function toSentence(expected: string): string {
  return `${expected.charAt(0).toUpperCase()}${expected.slice(1)}.`
}
