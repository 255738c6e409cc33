import { quote } from '../foundation/quote.ts'
import { LAYER_KINDS } from './layer.ts'

/** What a schema was applied to, and where that stands. */
export interface IssueSubject {
  readonly value: unknown
  /** Where `value` stands in the document, as the tokens of its JSON Pointer. */
  readonly at: readonly PropertyKey[]
  /** Whose `value` it is, such as `layer "title"`; absent for a whole template. */
  readonly owner?: string | undefined
  /** The property that holds `value`, when there is an owner. */
  readonly property?: string | undefined
}

/** A place in a document in the words of an error text. */
export interface Place {
  /** `"opacity" on layer "title"`, `"canvas.width"`, `the template`. */
  readonly name: string
  /** What holds it: `layer "title"`, `"shadow.0" on layer "title"`, `the template`. */
  readonly parent: string
  /** The last key on the way to it. */
  readonly key: string
  /** `undefined` when there is none. */
  readonly value: unknown
}

/** Finds a place by the path below the subject's value. */
export function findPlace(subject: IssueSubject, path: readonly PropertyKey[]): Place {
  let value = subject.value
  let owner = subject.owner
  let keys: string[] = subject.property === undefined ? [] : [subject.property]
  let parent = nameOf(keys.slice(0, -1), owner)
  for (const key of path) {
    const named = nameLayer(value)
    if (named !== undefined) {
      owner = named
      keys = []
    }
    parent = nameOf(keys, owner)
    keys.push(String(key))
    value = memberOf(value, key)
  }
  return { name: nameOf(keys, owner), parent, key: keys.at(-1) ?? '', value }
}

function nameOf(keys: readonly string[], owner: string | undefined): string {
  if (keys.length === 0) return owner ?? 'the template'
  const property = quote(keys.join('.'))
  return owner === undefined ? property : `${property} on ${owner}`
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Readonly<Record<PropertyKey, unknown>>)[key]
}

/** How to speak of a value if it is a layer, which is told by its `kind`. */
function nameLayer(value: unknown): string | undefined {
  const kind = memberOf(value, 'kind')
  if (!LAYER_KINDS.some((known) => known === kind)) return undefined
  const name = memberOf(value, 'name')
  return typeof name === 'string' ? `layer ${quote(name)}` : `the ${kind} layer`
}
