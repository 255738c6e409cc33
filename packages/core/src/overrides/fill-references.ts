import type { LayerReference, ReferencedText } from '../model/parse-references.ts'

/**
 * The text with every reference replaced by what `textOf` gives for it.
 *
 * @returns `undefined` as soon as the text is longer than `maxCharacters`: layers that refer to one
 * another double the text at each step, so the cap must bite while the text is being made.
 */
export function fillReferences(
  text: ReferencedText,
  textOf: (reference: LayerReference) => string,
  maxCharacters: number,
): string | undefined {
  let filled = ''
  for (const piece of text) {
    filled += typeof piece === 'string' ? piece : textOf(piece)
    if (filled.length > maxCharacters) return undefined
  }
  return filled
}
