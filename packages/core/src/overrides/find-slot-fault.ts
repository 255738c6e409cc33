import { canonicalJson } from '../foundation/canonical-json.ts'
import { parseColor } from '../foundation/parse-color.ts'
import { quote } from '../foundation/quote.ts'
import { hasColors } from '../model/check-tokens.ts'
import type { Scalar } from '../model/visibility.ts'
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

function checkHosts({ property, value, rule: { hosts } }: Checking): string | undefined {
  if (hosts === undefined) return undefined
  for (const address of listAddresses(property, value)) {
    const place = findPlace(address)
    if (place !== undefined && hosts.some((host) => isWithin(place, host))) continue
    const shown = place ?? address.slice(0, 60)
    const allowed = hosts.length === 0 ? 'none' : hosts.slice(0, MAX_LISTED).map(quote).join(', ')
    return `leads to ${quote(shown)}, but "hosts" of the template allows ${allowed}`
  }
  return undefined
}

/** Where an address leads: a host in the spelling of URLs, `asset:`, `data:`; else `undefined`. */
function findPlace(address: string): string | undefined {
  const scheme = /^(asset|data):/i.exec(address)?.[0]?.toLowerCase()
  if (scheme !== undefined) return scheme
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined
  return url.hostname === '' ? undefined : url.hostname.replace(/\.$/, '')
}

function isWithin(place: string, host: string): boolean {
  return host.startsWith('*.') ? place.endsWith(host.slice(1)) : place === host
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
