import type { FindComponent } from './example-value.ts'
import type { JsonSchema } from './open-api-document.ts'
import { referenceTo } from './schema-writer.ts'

/** Looks references up among components. */
export function findComponentIn(components: Readonly<Record<string, JsonSchema>>): FindComponent {
  const prefix = referenceTo('')
  return (reference) =>
    reference.startsWith(prefix) ? components[reference.slice(prefix.length)] : undefined
}
