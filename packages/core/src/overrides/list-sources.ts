/** A source that an override names. */
export interface NamedSource {
  readonly source: string
  /** From the layer on. */
  readonly within: readonly PropertyKey[]
}

/** The sources that a property names: its own, and those of fills, masks and logos in it, at any depth. */
export function* listSources(property: PropertyKey, value: unknown): Iterable<NamedSource> {
  if (property === 'src' && typeof value === 'string') yield { source: value, within: [property] }
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    for (const { source, within } of listSources(key, member)) {
      yield { source, within: [property, ...within] }
    }
  }
}
