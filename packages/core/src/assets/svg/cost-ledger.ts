import { addReferences, type CleanAttributes, type References } from './clean-attributes.ts'
import { countCompounds, type StyleRule } from './clean-style-sheet.ts'
import { MAX_PRIMITIVES } from './filter-limits.ts'
import { assertReferenceCost, type CostNode } from './reference-cost.ts'
import { svgFault } from './svg-fault.ts'
import { isFilterPrimitive } from './svg-vocabulary.ts'

/** Characters in all `<text>`: the renderer's time grows with their square. */
export const MAX_TEXT_CHARACTERS = 2_000
/** Selector parts times elements: each element tries each. */
const MAX_MATCHES = 1_000_000
/** References found, those that style rules give to each element included. */
const MAX_REFERENCES = 200_000
/** A filter primitive is a pass over all pixels: about as costly as this many small shapes. */
const PRIMITIVE_COST = 30
/** Decoding this many pixels costs about what a small shape does. */
const PIXELS_PER_COST = 50_000
/** So does parsing this many characters of path data. */
const CHARACTERS_PER_COST = 1_000
/** Characters of one `<text>`, squared, per small shape: 2,000 take a tenth of a second. */
const SQUARED_CHARACTERS_PER_COST = 4_000
/** Path characters per vertex, at the least. */
const CHARACTERS_PER_VERTEX = 4

type Entry = CostNode & { readonly references: References; readonly classes: readonly string[] }

/** Adds up what an SVG would cost to draw while it is read, and refuses it where that is too much. */
export class CostLedger {
  readonly #entries: Entry[] = []
  readonly #characters = new Map<number, number>()
  readonly #maxPixels: number
  #textCharacters = 0
  #primitives = 0
  #pixels = 0

  constructor(limits: { readonly maxPixels: number }) {
    this.#maxPixels = limits.maxPixels
  }

  /** @returns The element's position, by which its children name it. */
  addElement(element: string, parent: number, clean: CleanAttributes): number {
    if (isFilterPrimitive(element)) this.#primitives += 1
    if (this.#primitives > MAX_PRIMITIVES) {
      throw svgFault('svg_filter_limit', `has more than ${MAX_PRIMITIVES} filter primitives`)
    }
    this.#pixels += clean.imagePixels
    if (this.#pixels > this.#maxPixels) {
      throw svgFault(
        'too_many_pixels',
        `holds images of more than ${this.#maxPixels} pixels in all`,
      )
    }
    const { attributes, references } = clean
    this.#entries.push({
      element,
      parent,
      id: attributes.get('id'),
      classes: attributes.get('class')?.split(/\s+/) ?? [],
      ownCost: ownCostOf(element, clean),
      vertices: outlineLength(attributes) / CHARACTERS_PER_VERTEX,
      references,
      ...references,
    })
    return this.#entries.length - 1
  }

  /** @param at Position of the outermost text element around it. */
  addText(text: string, at: number): void {
    this.#textCharacters += text.length
    if (this.#textCharacters > MAX_TEXT_CHARACTERS) {
      throw svgFault('svg_too_complex', `has more than ${MAX_TEXT_CHARACTERS} characters of text`)
    }
    this.#characters.set(at, (this.#characters.get(at) ?? 0) + text.length)
  }

  /** To be called once, with all style rules, when all elements have been added. */
  assertAffordable(rules: readonly StyleRule[]): void {
    if (countCompounds(rules) * this.#entries.length > MAX_MATCHES) {
      throw svgFault('svg_too_complex', 'has too many CSS selectors for so many elements')
    }
    const styled = referencesBySelector(rules)
    let found = 0
    const nodes = this.#entries.map((entry, position): CostNode => {
      for (const key of selectorKeys(entry)) merge(styled.get(key), entry.references)
      const { once, perElement, perVertex } = entry.references
      found += once.length + perElement.length + perVertex.length
      if (found > MAX_REFERENCES) throw svgFault('svg_too_complex', 'has too many references')
      const characters = this.#characters.get(position) ?? 0
      return { ...entry, ownCost: entry.ownCost + characters ** 2 / SQUARED_CHARACTERS_PER_COST }
    })
    assertReferenceCost(nodes)
  }
}

function ownCostOf(element: string, clean: CleanAttributes): number {
  const base = isFilterPrimitive(element) ? PRIMITIVE_COST : 1
  const { attributes, imagePixels } = clean
  return base + imagePixels / PIXELS_PER_COST + outlineLength(attributes) / CHARACTERS_PER_COST
}

function outlineLength(attributes: ReadonlyMap<string, string>): number {
  return (attributes.get('d') ?? attributes.get('points') ?? '').length
}

/** What rules refer to, by the class, id or type of the element that a selector ends in. */
function referencesBySelector(rules: readonly StyleRule[]): ReadonlyMap<string, References> {
  const byKey = new Map<string, References>()
  for (const { selectors, declarations } of rules) {
    for (const selector of declarations.some(hasReference) ? selectors : []) {
      const key = keyOf(selector)
      const references = byKey.get(key) ?? { once: [], perElement: [], perVertex: [] }
      byKey.set(key, references)
      for (const { property, references: ids } of declarations) {
        addReferences(property, ids, references)
      }
    }
  }
  return byKey
}

function hasReference(declaration: { readonly references: readonly string[] }): boolean {
  return declaration.references.length > 0
}

function keyOf(selector: string): string {
  const last = selector.split(/[\s>]+/).at(-1) ?? '*'
  return /[.#][\w-]+/.exec(last)?.[0] ?? last
}

function selectorKeys(entry: Entry): readonly string[] {
  const classes = entry.classes.map((name) => `.${name}`)
  return ['*', entry.element, `#${entry.id}`, ...new Set(classes)]
}

function merge(from: References | undefined, into: References): void {
  if (from === undefined) return
  into.once.push(...from.once)
  into.perElement.push(...from.perElement)
  into.perVertex.push(...from.perVertex)
}
