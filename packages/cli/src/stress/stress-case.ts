import type { DynamicSlot } from './dynamic-slot.ts'
import type { HardContent } from './hard-content.ts'
import { listHardContents, repeatItems } from './hard-contents.ts'
import type { HardPicture } from './hard-pictures.ts'

/** One order that puts a template to the test. */
export interface StressCase {
  /** `title/long-word`, `products.name/missing`, `all/missing`; `as-is` is the template untouched. */
  readonly name: string
  readonly layers: Readonly<Record<string, unknown>>
  /** Of the template, counted from 1; absent: every page. */
  readonly page: number | undefined
}

export const AS_IS: StressCase = { name: 'as-is', layers: {}, page: undefined }

/** Items in which the layers of a repeater are tried. */
const ITEMS_PER_CASE = 3

export interface StressCasesInput {
  readonly slots: readonly DynamicSlot[]
  readonly pictures: readonly HardPicture[]
}

/**
 * Every case of a template in a fixed order: as it is, all layers with one content at once, then each
 * layer with each content by itself.
 */
export function listStressCases(input: StressCasesInput): readonly StressCase[] {
  const single = input.slots.flatMap((slot) => [
    ...casesOf(slot, input.pictures),
    ...slot.items.flatMap((item) => itemCasesOf(slot, item, input.pictures)),
  ])
  return [AS_IS, ...listCombined(input), ...single]
}

function casesOf(slot: DynamicSlot, pictures: readonly HardPicture[]): readonly StressCase[] {
  return listHardContents({ slot, pictures }).map(({ name, override }) => ({
    name: `${slot.name}/${name}`,
    layers: { [slot.name]: override },
    page: slot.page,
  }))
}

/** A layer inside a repeater, in a few items that are equal. */
function itemCasesOf(
  repeater: DynamicSlot,
  item: DynamicSlot,
  pictures: readonly HardPicture[],
): readonly StressCase[] {
  const { layer, page } = repeater
  if (layer.kind !== 'repeater') return []
  const count = Math.min(layer.max ?? ITEMS_PER_CASE, ITEMS_PER_CASE)
  return listHardContents({ slot: item, pictures }).map(({ name, override }) => ({
    name: `${repeater.name}.${item.name}/${name}`,
    layers: {
      [repeater.name]: {
        items: repeatItems(layer, count).map((data) => ({ ...data, [item.name]: override })),
      },
    },
    page,
  }))
}

/** Contents that at least two layers have, given to all of them. */
function listCombined({ slots, pictures }: StressCasesInput): readonly StressCase[] {
  const byContent = new Map<string, [string, HardContent][]>()
  for (const slot of slots) {
    for (const content of listHardContents({ slot, pictures })) {
      const entries = byContent.get(content.name) ?? []
      byContent.set(content.name, [...entries, [slot.name, content]])
    }
  }
  return [...byContent]
    .filter(([, entries]) => entries.length > 1)
    .map(([name, entries]) => ({
      name: `all/${name}`,
      layers: Object.fromEntries(entries.map(([layer, { override }]) => [layer, override])),
      page: undefined,
    }))
}

/**
 * The cases that words ask for: a layer (`title`), a content (`long-word`), or both
 * (`title/long-word`). Without words, all.
 */
export function chooseCases(
  cases: readonly StressCase[],
  only: readonly string[],
): readonly StressCase[] {
  if (only.length === 0) return cases
  const isWanted = (name: string) => [name, ...name.split('/')].some((part) => only.includes(part))
  return cases.filter(({ name }) => isWanted(name))
}
