import type { ResolvedFill } from './resolved-fill.ts'

/** What an override may set to a picture, by the name that it has on templates and looks alike. */
interface Fillable {
  readonly fill?: ResolvedFill | undefined
  readonly background?: ResolvedFill | undefined
  readonly mask?: ResolvedFill | undefined
  readonly stroke?: { readonly fill: ResolvedFill } | undefined
}

/** Says of the pictures in changed properties that the order named them, not the template. */
export function markOverridden<Look extends object>(
  look: Look,
  changes: ReadonlyMap<string, unknown>,
): Look {
  const { fill, background, mask, stroke }: Fillable = look
  const marked: Record<string, unknown> = {}
  for (const [name, value] of Object.entries({ fill, background, mask })) {
    if (changes.has(name) && value?.type === 'image') marked[name] = { ...value, from: 'override' }
  }
  if (changes.has('stroke') && stroke?.fill.type === 'image') {
    marked['stroke'] = { ...stroke, fill: { ...stroke.fill, from: 'override' } }
  }
  return { ...look, ...marked }
}
