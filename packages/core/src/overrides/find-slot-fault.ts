import { canonicalJson } from '../foundation/canonical-json.ts'
import { parseColor } from '../foundation/parse-color.ts'
import { quote } from '../foundation/quote.ts'
import { hasColors } from '../model/check-tokens.ts'
import type { Scalar } from '../model/visibility.ts'
import { findPlace, isAllowedPlace } from './allowed-places.ts'
import type { Palette } from './palette.ts'
import { parseMarkdown } from './parse-markdown.ts'
import type { CompiledSlotRule } from './slot-rules.ts'

/**
 * Why a rule of the template refuses a value that suits its property: the end of a sentence which
 * begins with the property, and names the rule. `undefined` when it does not.
 */
export function findSlotFault(
  property: string,
  value: unknown,
  rule: CompiledSlotRule,
): string | undefined {
  for (const check of CHECKS) {
    const fault = check({ property, value, rule })
    if (fault !== undefined) return fault
  }
  return undefined
}

interface Checking {
  readonly property: string
  readonly value: unknown
  readonly rule: CompiledSlotRule
}

type Check = (checking: Checking) => string | undefined

const CHECKS: readonly Check[] = [checkLength, checkPattern, checkEnum, checkRange, checkHosts]

function checkLength({ value, rule: { maxLength } }: Checking): string | undefined {
  if (maxLength === undefined) return undefined
  const texts = listTexts(value)
  if (texts === undefined) return `must be a text, since "maxLength" of the template bounds it`
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0)
  return longest <= maxLength
    ? undefined
    : `has ${longest} characters, but the template allows "maxLength" ${maxLength}`
}

function checkPattern({ value, rule: { pattern, matches } }: Checking): string | undefined {
  if (pattern === undefined || matches === undefined) return undefined
  const texts = listTexts(value)
  if (texts === undefined) return `must be a text, since "pattern" of the template looks at it`
  const bad = texts.find((text) => !matches(text))
  return bad === undefined
    ? undefined
    : `is ${quote(bad)}, but the template allows only what "pattern" ${quote(pattern)} matches`
}

/** How many allowed values an error lists. */
const MAX_LISTED = 10

function checkEnum({ property, value, rule }: Checking): string | undefined {
  const { enum: allowed } = rule
  if (allowed === undefined || allowed.some((each) => isSame(property, value, each))) {
    return undefined
  }
  const listed = allowed.slice(0, MAX_LISTED).map((each) => JSON.stringify(each))
  const more = allowed.length > MAX_LISTED ? ' and others' : ''
  return `is none of the values that "enum" of the template allows: ${listed.join(', ')}${more}`
}

function isSame(property: string, value: unknown, allowed: Scalar): boolean {
  if (value === allowed) return true
  if (typeof value !== 'string' || typeof allowed !== 'string' || !hasColors(property)) return false
  const color = parseColor(value)
  return color !== undefined && canonicalJson(color) === canonicalJson(parseColor(allowed) ?? null)
}

function checkRange({ value, rule: { min, max } }: Checking): string | undefined {
  if (min === undefined && max === undefined) return undefined
  if (typeof value !== 'number') {
    return `must be a number, since "${min === undefined ? 'max' : 'min'}" of the template bounds it`
  }
  if (min !== undefined && value < min) {
    return `is ${value}, but the template allows "min" ${min}`
  }
  return max !== undefined && value > max
    ? `is ${value}, but the template allows "max" ${max}`
    : undefined
}

function checkHosts({ property, value, rule }: Checking): string | undefined {
  const { hosts, readsMarkup } = rule
  if (hosts === undefined) return undefined
  const marked = readsMarkup ? listMarkedLinks(value) : []
  for (const address of [...listAddresses(property, value), ...marked]) {
    if (isAllowedPlace(address, [hosts])) continue
    const shown = findPlace(address) ?? address.slice(0, 60)
    const allowed = hosts.length === 0 ? 'none' : hosts.slice(0, MAX_LISTED).map(quote).join(', ')
    return `leads to ${quote(shown)}, but "hosts" of the template allows ${allowed}`
  }
  return undefined
}

/** The texts of a value that consists of text: itself, its variants, its spans as one. */
function listTexts(value: unknown): readonly string[] | undefined {
  if (typeof value === 'string') return [value]
  if (!Array.isArray(value)) return undefined
  const members: readonly unknown[] = value
  if (members.every((member) => typeof member === 'string')) return members
  const texts = members.map((member) =>
    typeof member === 'object' && member !== null && 'text' in member ? member.text : undefined,
  )
  return texts.every((text) => typeof text === 'string') ? [texts.join('')] : undefined
}

/** Every source and link in a value, at any depth. */
function* listAddresses(property: string, value: unknown): Iterable<string> {
  if (typeof value === 'string') {
    if (property === 'src' || property === 'link') yield value
  } else if (typeof value === 'object' && value !== null) {
    const isList = Array.isArray(value)
    for (const [key, member] of Object.entries(value)) {
      yield* listAddresses(isList ? property : key, member)
    }
  }
}

/** Colours mean no link: that no token is known makes no difference to those. */
const NO_PALETTE: Palette = new Map()

/** The links that markup in a text, or in its variants, leads to. */
function listMarkedLinks(value: unknown): readonly string[] {
  return (listTexts(value) ?? []).flatMap((text) =>
    parseMarkdown(text, NO_PALETTE).flatMap(({ style: { link } }) => link ?? []),
  )
}
