import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'
import type { CompiledText } from './compiled-template.ts'

/**
 * Orders the texts of a scope so that each comes after those that it refers to, which makes filling
 * them in one pass without recursion.
 *
 * References to names outside of the scope are left alone: an outer scope is filled in before.
 *
 * @throws {PlatenError} `reference_cycle`.
 */
export function orderTexts(texts: readonly CompiledText[]): readonly CompiledText[] {
  const byName = new Map(texts.map((text) => [text.name, text]))
  const waitsFor = new Map(texts.map((text) => [text, referencesOf(text, byName)]))
  const waiters = new Map<CompiledText, CompiledText[]>(texts.map((text) => [text, []]))
  for (const [text, targets] of waitsFor) {
    for (const target of targets) waiters.get(target)?.push(text)
  }
  const ordered = texts.filter((text) => waitsFor.get(text)?.size === 0)
  // The list grows while it is walked: whoever waits for nothing more is put at its end.
  for (const text of ordered) {
    for (const waiter of waiters.get(text) ?? []) {
      const targets = waitsFor.get(waiter)
      targets?.delete(text)
      if (targets?.size === 0) ordered.push(waiter)
    }
  }
  if (ordered.length === texts.length) return ordered
  const stuck = texts.find((text) => !ordered.includes(text))
  throw new PlatenError(
    'reference_cycle',
    `The text of layer ${quote(stuck?.name ?? '')} refers to itself through its references.`,
  )
}

function referencesOf(
  text: CompiledText,
  byName: ReadonlyMap<string | undefined, CompiledText>,
): Set<CompiledText> {
  const targets = new Set<CompiledText>()
  const pieces = text.choices.flatMap((choice) => choice.variants.flat())
  for (const piece of pieces.flatMap((own) => own.text)) {
    const target = typeof piece === 'string' ? undefined : byName.get(piece.layer)
    if (target !== undefined) targets.add(target)
  }
  return targets
}
