import { formatColor } from '../../foundation/format-color.ts'
import type { ResolvedRecoloring } from '../../overrides/resolved-effects.ts'
import { parseDeclarations, writeDeclarations } from './clean-css.ts'
import { parseStyleSheet, writeStyleSheet } from './clean-style-sheet.ts'
import { MarkupWriter } from './markup-writer.ts'
import { recolorDeclarations, recolorRules } from './recolor-rules.ts'
import { COLOR_PROPERTIES, recolor, recolorValue } from './recolor-value.ts'
import { type XmlAttribute, XmlScanner } from './xml-scanner.ts'

/**
 * Colour properties of the elements that have them without being told to. The root hands its own down,
 * and style sheets and `style` win over attributes, so that one set here is as good as the initial value.
 */
const INITIAL_COLORS: ReadonlyMap<string, readonly string[]> = new Map([
  ['svg', ['fill', 'color']],
  ['stop', ['stop-color']],
  ['feFlood', ['flood-color']],
  ['feDropShadow', ['flood-color']],
  ['feDiffuseLighting', ['lighting-color']],
  ['feSpecularLighting', ['lighting-color']],
])

/** Those that what is inside an element inherits. */
const INHERITED = ['fill', 'stroke', 'color'] as const
type Inherited = Readonly<Record<(typeof INHERITED)[number], string>>

/** As every document begins. */
const INITIAL: Inherited = { fill: '#000000', stroke: 'none', color: '#000000' }

/**
 * Writes a checked SVG document in other colours.
 *
 * One pass over its tags: attributes, `style` and style sheets, and never its text. What lies in a
 * `mask` stays, since its colours say how much is seen. Linear time; the result is as harmless as the
 * document, because nothing but the values of colour properties changes.
 *
 * @param markup As `checkSvg` writes it.
 */
export function recolorSvg(markup: string, recoloring: ResolvedRecoloring): string {
  const painter = new SvgRecolorer(recoloring, markup.includes('<mask') ? 'masks' : 'no masks')
  const scanner = new XmlScanner(markup)
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) {
    if (token.type === 'text') painter.text(token.text)
    else if (token.type === 'close') painter.close(token.name)
    else {
      painter.open(token.name, token.attributes)
      if (token.isEmpty) painter.close(token.name)
    }
  }
  return painter.build()
}

interface OpenElement {
  readonly name: string
  /** Before recolouring. */
  readonly inherited: Inherited
  /** A mask, or inside one. */
  readonly isKept: boolean
}

class SvgRecolorer {
  readonly #recoloring: ResolvedRecoloring
  readonly #masks: 'masks' | 'no masks'
  readonly #writer = new MarkupWriter()
  readonly #open: OpenElement[] = []
  #styleText = ''

  constructor(recoloring: ResolvedRecoloring, masks: 'masks' | 'no masks') {
    this.#recoloring = recoloring
    this.#masks = masks
  }

  open(name: string, attributes: readonly XmlAttribute[]): void {
    const parent = this.#open.at(-1)
    const written = new Map(attributes.map((attribute) => [attribute.name, attribute.value]))
    const before = parent?.inherited ?? INITIAL
    const isKept = parent?.isKept === true || name === 'mask'
    this.#open.push({ name, isKept, inherited: inherit(written, before) })
    if (!isKept) this.#writer.open(name, this.#recolorAttributes(name, written))
    else this.#writer.open(name, name === 'mask' ? withInherited(written, before) : written)
  }

  text(text: string): void {
    if (this.#open.at(-1)?.name === 'style') this.#styleText += text
    else this.#writer.text(text)
  }

  close(name: string): void {
    this.#open.pop()
    if (name === 'style') this.#writeStyle()
    this.#writer.close(name)
  }

  build(): string {
    return this.#writer.build()
  }

  #recolorAttributes(
    name: string,
    written: ReadonlyMap<string, string>,
  ): ReadonlyMap<string, string> {
    const recolored = new Map<string, string>()
    for (const [attribute, value] of written) {
      const isStyle = attribute === 'style'
      recolored.set(
        attribute,
        isStyle ? this.#recolorStyle(value) : recolorValue(attribute, value, this.#recoloring),
      )
    }
    const isInside = this.#open.length > 1
    for (const property of (isInside && name === 'svg' ? [] : INITIAL_COLORS.get(name)) ?? []) {
      const initial = COLOR_PROPERTIES.get(property)
      if (initial === undefined || recolored.has(property)) continue
      const color = recolor(initial, this.#recoloring)
      if (color !== initial) recolored.set(property, formatColor(color))
    }
    return recolored
  }

  #recolorStyle(style: string): string {
    return writeDeclarations(recolorDeclarations(parseDeclarations(style), this.#recoloring))
  }

  #writeStyle(): void {
    const rules = parseStyleSheet(this.#styleText)
    this.#styleText = ''
    this.#writer.text(writeStyleSheet(recolorRules(rules, this.#recoloring, this.#masks)))
  }
}

/** What an element hands down, style sheets left aside. */
function inherit(attributes: ReadonlyMap<string, string>, from: Inherited): Inherited {
  const inherited = { ...from }
  const style = parseDeclarations(attributes.get('style') ?? '')
  for (const property of INHERITED) {
    const own = style.findLast((declaration) => declaration.property === property)?.value
    const value = own ?? attributes.get(property) ?? 'inherit'
    if (value !== 'inherit') inherited[property] = value
  }
  return inherited
}

function withInherited(
  attributes: ReadonlyMap<string, string>,
  inherited: Inherited,
): ReadonlyMap<string, string> {
  return new Map([...Object.entries(inherited), ...attributes])
}
