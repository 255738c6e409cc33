import type { PlatenError } from '../foundation/errors.ts'
import type { Limits } from '../foundation/limits.ts'
import { cleanAttributes } from './svg/clean-attributes.ts'
import { parseDeclarations, writeDeclarations } from './svg/clean-css.ts'
import {
  parseStyleSheet,
  type StyleRule,
  withoutSize,
  writeStyleSheet,
} from './svg/clean-style-sheet.ts'
import { CostLedger } from './svg/cost-ledger.ts'
import { assertFilterPrimitive } from './svg/filter-limits.ts'
import { hasMoreElements } from './svg/has-more-elements.ts'
import { MarkupWriter } from './svg/markup-writer.ts'
import { readSvgText } from './svg/read-svg-text.ts'
import { svgFault } from './svg/svg-fault.ts'
import { readSvgFrame } from './svg/svg-size.ts'
import { ELEMENTS, TEXT_ELEMENTS } from './svg/svg-vocabulary.ts'
import {
  elementName,
  enterScope,
  type NamespaceScope,
  ROOT_SCOPE,
  SVG_NAMESPACE,
} from './svg/xml-namespaces.ts'
import { type XmlAttribute, XmlScanner, type XmlToken } from './svg/xml-scanner.ts'

/** A document that draws nothing but itself, at a cost that is known. */
export interface CheckedSvg {
  /** Its root has `xmlns`, `width`, `height` (CSS px) and `viewBox`. */
  readonly markup: string
  /** CSS px. */
  readonly width: number
  /** CSS px. */
  readonly height: number
}

export interface CheckSvgOptions {
  readonly limits: Pick<Limits, 'svgBytes' | 'svgElements' | 'sourcePixels'>
}

const MAX_DEPTH = 64
const XINCLUDE_NAMESPACES: ReadonlySet<string> = new Set([
  'http://www.w3.org/2001/XInclude',
  'http://www.w3.org/2003/XInclude',
])

/**
 * Checks an SVG document and writes it anew with only what draws.
 *
 * One pass over the text, no tree. Removed: scripts, event handlers, animation, foreign elements,
 * metadata, comments, and every reference that does not stay inside the document. Refused: what
 * cannot be removed without changing the picture, and what would cost too much to draw. The renderer
 * fetches nothing for a document without a base address anyway; that is the second line, not this.
 *
 * What remains: dashes, huge coordinates and transforms can still make a small document slow, which
 * only a time limit that kills can stop; so it is drawn in the sandbox.
 *
 * Applied to its own output it changes nothing.
 *
 * @throws {PlatenError} `source_too_large`, `source_corrupt`, `source_not_image`, `svg_compressed`,
 *   `svg_doctype`, `svg_too_deep`, `svg_too_complex`, `svg_filter_limit`, `svg_forbidden_element`,
 *   `too_many_pixels`.
 */
export function checkSvg(source: Uint8Array | string, options: CheckSvgOptions): CheckedSvg {
  const text = readSvgText(source, options.limits)
  if (hasMoreElements(text, options.limits.svgElements)) throw tooManyElements(options.limits)
  const scanner = new XmlScanner(text)
  const cleaner = new SvgCleaner(options.limits)
  for (let token = scanner.next(); token !== undefined; token = scanner.next()) cleaner.add(token)
  return cleaner.build()
}

interface OpenElement {
  readonly rawName: string
  /** `undefined` when it and all inside it are left out. */
  readonly element: string | undefined
  readonly scope: NamespaceScope
  /** Position in the ledger. */
  readonly position: number
  /** Position of the outermost text element, this one included. */
  readonly textPosition: number | undefined
  /** Filter lengths inside are shares of the filtered box. */
  readonly isInBoxUnits: boolean
}

class SvgCleaner {
  readonly #limits: CheckSvgOptions['limits']
  readonly #ledger: CostLedger
  readonly #writer = new MarkupWriter()
  readonly #open: OpenElement[] = []
  readonly #rules: StyleRule[] = []
  #styleText = ''
  #elements = 0
  #size: { readonly width: number; readonly height: number } | undefined

  constructor(limits: CheckSvgOptions['limits']) {
    this.#limits = limits
    this.#ledger = new CostLedger({ maxPixels: limits.sourcePixels })
  }

  add(token: XmlToken): void {
    if (token.type === 'text') this.#addText(token.text)
    else if (token.type === 'close') this.#close(token.name)
    else {
      this.#openElement(token.name, token.attributes)
      if (token.isEmpty) this.#close(token.name)
    }
  }

  build(): CheckedSvg {
    const unclosed = this.#open.at(-1)
    if (unclosed !== undefined) {
      throw svgFault('source_corrupt', `does not close its "${unclosed.rawName}" element`)
    }
    if (this.#size === undefined) throw svgFault('source_corrupt', 'has no root element')
    this.#ledger.assertAffordable(this.#rules)
    return { markup: this.#writer.build(), ...this.#size }
  }

  #openElement(rawName: string, attributes: readonly XmlAttribute[]): void {
    const { svgElements } = this.#limits
    this.#elements += 1
    if (this.#elements > svgElements) {
      throw tooManyElements(this.#limits)
    }
    if (this.#open.length === MAX_DEPTH) {
      throw svgFault('svg_too_deep', `is nested deeper than ${MAX_DEPTH} elements`)
    }
    const parent = this.#open.at(-1)
    const scope = enterScope(parent?.scope ?? ROOT_SCOPE, attributes)
    const { space, local } = elementName(rawName, scope)
    if (XINCLUDE_NAMESPACES.has(space)) {
      throw svgFault('svg_forbidden_element', 'includes another document')
    }
    const isSvg = space === SVG_NAMESPACE && ELEMENTS.has(local)
    if (parent === undefined && (this.#size !== undefined || !isSvg || local !== 'svg')) {
      throw svgFault('source_corrupt', 'must have one root element, "svg"')
    }
    const isKept = isSvg && (parent === undefined || parent.element !== undefined)
    const opened = { rawName, scope, parent }
    this.#open.push(
      isKept ? this.#keep(local, attributes, opened) : { ...LEFT_OUT, rawName, scope },
    )
  }

  #keep(
    element: string,
    attributes: readonly XmlAttribute[],
    opened: {
      readonly rawName: string
      readonly scope: NamespaceScope
      readonly parent: OpenElement | undefined
    },
  ): OpenElement {
    const { rawName, scope, parent } = opened
    const clean = cleanAttributes(element, attributes, {
      scope,
      maxPixels: this.#limits.sourcePixels,
    })
    const isInBoxUnits =
      element === 'filter'
        ? clean.attributes.get('primitiveUnits') === 'objectBoundingBox'
        : parent?.isInBoxUnits === true
    assertFilterPrimitive(element, clean.attributes, isInBoxUnits)
    const position = this.#ledger.addElement(element, parent?.position ?? -1, clean)
    this.#writer.open(
      element,
      parent === undefined ? this.#rootAttributes(clean.attributes) : clean.attributes,
    )
    const textPosition = parent?.textPosition ?? (TEXT_ELEMENTS.has(element) ? position : undefined)
    return { rawName, element, scope, position, textPosition, isInBoxUnits }
  }

  #rootAttributes(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    const { size, viewBox } = readSvgFrame(attributes, this.#limits.sourcePixels)
    this.#size = size
    const { x, y, width, height } = viewBox
    const root = new Map(attributes)
    for (const name of ['x', 'y', 'width', 'height', 'viewBox', 'style']) root.delete(name)
    const style = writeDeclarations(withoutSize(parseDeclarations(attributes.get('style') ?? '')))
    if (style !== '') root.set('style', style)
    return new Map([
      ['xmlns', SVG_NAMESPACE],
      ['width', String(size.width)],
      ['height', String(size.height)],
      ['viewBox', `${x} ${y} ${width} ${height}`],
      ...root,
    ])
  }

  #addText(text: string): void {
    const parent = this.#open.at(-1)
    if (parent === undefined) {
      if (text.trim() !== '') throw svgFault('source_corrupt', 'has text outside its root element')
      return
    }
    if (parent.element === 'style') this.#styleText += text
    if (parent.element === undefined || !TEXT_ELEMENTS.has(parent.element)) return
    this.#ledger.addText(text, parent.textPosition ?? parent.position)
    this.#writer.text(text)
  }

  #close(name: string): void {
    const closed = this.#open.pop()
    if (closed?.rawName !== name) {
      throw svgFault('source_corrupt', `closes "${name}" where it is not open`)
    }
    if (closed.element === undefined) return
    if (closed.element === 'style') this.#writeStyle()
    this.#writer.close(closed.element)
  }

  #writeStyle(): void {
    const rules = parseStyleSheet(this.#styleText)
    this.#styleText = ''
    this.#rules.push(...rules)
    this.#writer.text(writeStyleSheet(rules))
  }
}

function tooManyElements({ svgElements }: CheckSvgOptions['limits']): PlatenError {
  return svgFault('svg_too_complex', `has more than ${svgElements} elements`)
}

const LEFT_OUT = {
  element: undefined,
  position: -1,
  textPosition: undefined,
  isInBoxUnits: false,
} satisfies Partial<OpenElement>
