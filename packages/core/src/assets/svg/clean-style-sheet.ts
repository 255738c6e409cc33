import {
  type CssDeclaration,
  parseDeclarations,
  withoutComments,
  writeDeclarations,
} from './clean-css.ts'
import { svgFault } from './svg-fault.ts'

export interface StyleRule {
  readonly selectors: readonly string[]
  readonly declarations: readonly CssDeclaration[]
}

export const MAX_CSS_CHARACTERS = 65_536

/** Parts of a selector joined by a space or `>`; each is a walk up the tree for each element. */
const MAX_COMPOUNDS = 8

/**
 * Type, class, id, `*`, descendant and child. Attribute selectors and pseudo-classes go with their
 * rule: `:nth-child` looks at all siblings for each element.
 */
const SELECTOR = /^[\w\-.#*]+(?:(?:\s*>\s*|\s+)[\w\-.#*]+)*$/

/**
 * Reads a style sheet, leaving out at-rules (`@import`, `@font-face`), rules whose selectors are
 * beyond what is named above, and declarations that refer outside.
 *
 * @throws {PlatenError} `svg_too_complex` for a sheet of more than 64 Ki characters.
 */
export function parseStyleSheet(source: string): readonly StyleRule[] {
  if (source.length > MAX_CSS_CHARACTERS) {
    throw svgFault('svg_too_complex', `has more than ${MAX_CSS_CHARACTERS} characters of CSS`)
  }
  const css = withoutComments(source)
  const rules: StyleRule[] = []
  let at = 0
  while (at < css.length) {
    const open = css.indexOf('{', at)
    const semicolon = css.indexOf(';', at)
    const isStatement = semicolon >= 0 && (open < 0 || semicolon < open)
    if (isStatement) {
      at = semicolon + 1
      continue
    }
    if (open < 0) break
    const close = endOfBlock(css, open)
    const rule = parseRule(css.slice(at, open), css.slice(open + 1, close))
    if (rule !== undefined) rules.push(rule)
    at = close + 1
  }
  return rules
}

export function writeStyleSheet(rules: readonly StyleRule[]): string {
  return rules
    .map((rule) => `${rule.selectors.join(',')}{${writeDeclarations(rule.declarations)}}`)
    .join('')
}

/** Selector parts that are tried on every element. */
export function countCompounds(rules: readonly StyleRule[]): number {
  let compounds = 0
  for (const { selectors } of rules) {
    for (const selector of selectors) compounds += selector.split(/[\s>]+/).length
  }
  return compounds
}

function parseRule(prelude: string, body: string): StyleRule | undefined {
  const selectors = prelude.split(',').map((selector) => selector.trim().replace(/\s+/g, ' '))
  if (!selectors.every(isAllowed)) return undefined
  const mayMatchRoot = selectors.some((selector) => /(^|[\s>])(svg|\*)[^\s>]*$/.test(selector))
  const parsed = parseDeclarations(body)
  const declarations = mayMatchRoot ? withoutSize(parsed) : parsed
  return declarations.length === 0 ? undefined : { selectors, declarations }
}

/** CSS sizes would win over the root's `width` and `height`, by which it is drawn. */
export function withoutSize(declarations: readonly CssDeclaration[]): readonly CssDeclaration[] {
  return declarations.filter(({ property }) => property !== 'width' && property !== 'height')
}

function isAllowed(selector: string): boolean {
  return SELECTOR.test(selector) && selector.split(/[\s>]+/).length <= MAX_COMPOUNDS
}

/** The place of the brace that closes a block, or the end; blocks of at-rules nest. */
function endOfBlock(css: string, open: number): number {
  let depth = 0
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1
    else if (css[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  return css.length
}
