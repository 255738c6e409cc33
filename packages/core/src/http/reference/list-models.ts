import type { FindComponent } from '../openapi/example-value.ts'
import { findComponentIn } from '../openapi/find-component.ts'
import type { JsonSchema } from '../openapi/open-api-document.ts'
import { referenceTo } from '../openapi/schema-writer.ts'

/** A component with a place of its own on the page. */
export interface Model {
  readonly name: string
  readonly schema: JsonSchema
}

/** Components: those that are models, and all others to be unfolded where they are used. */
export interface Models {
  /** In the order in which they come up, from the outermost. */
  readonly named: readonly Model[]
  /** References to them, with their anchors. */
  readonly links: ReadonlyMap<string, string>
  readonly find: FindComponent
}

/** Too large to be unfolded wherever they are used, as is all that they are made of. */
const OUTERMOST = ['Template', 'Overrides']

/** Finds the models among components: the outermost ones, and what these refer to. */
export function listModels(components: Readonly<Record<string, JsonSchema>>): Models {
  const find = findComponentIn(components)
  const named = new Map<string, Model>()
  // Grows while it is walked over.
  const references = new Set(OUTERMOST.map(referenceTo))
  for (const reference of references) {
    const schema = find(reference)
    if (schema === undefined) continue
    named.set(reference, { name: reference.slice(referenceTo('').length), schema })
    for (const found of listReferences(schema)) references.add(found)
  }
  const links = [...named].map(([reference, { name }]) => [reference, modelAnchor(name)] as const)
  return { named: [...named.values()], links: new Map(links), find }
}

export function modelAnchor(name: string): string {
  return `model-${name}`
}

function listReferences(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    key === '$ref' && typeof member === 'string' ? [member] : listReferences(member),
  )
}
