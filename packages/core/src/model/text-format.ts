import { didYouMean } from '../foundation/nearest-name.ts'
import { quote } from '../foundation/quote.ts'
import { isLanguageTag } from './language.ts'

/** What a template says of how its texts are formatted. */
export interface FormattingLocale {
  /** BCP 47. */
  readonly locale: string
  /** IANA name. */
  readonly timeZone: string
}

/** A format of a reference, such as `currency:EUR:de-DE`, ready to be used. */
export interface TextFormat {
  /** As it is written, without its bar. */
  readonly source: string
  /** What its texts have to be, as the end of a sentence. */
  readonly expected: string
  /** @returns `undefined` when the text is not what is expected. Nothing stays nothing. */
  apply(text: string, locale: FormattingLocale): string | undefined
}

type Formatter = (text: string) => string | undefined

/** One kind of format: what its arguments may be before the locale, and what it makes. */
interface FormatRule {
  /** Checks each argument that stands before the locale; fewer may be given, but `required`. */
  readonly arguments: readonly { readonly pattern: RegExp; readonly what: string }[]
  readonly required: number
  readonly expected: string
  create(given: readonly string[], locale: FormattingLocale): Formatter
}

const STYLE = {
  pattern: /^(?:full|long|medium|short)$/,
  what: '"full", "long", "medium" or "short"',
}
const DIGITS = { pattern: /^(?:[0-9]|1[0-9]|20)$/, what: 'digits after the point, 0 to 20' }
const CURRENCY = { pattern: /^[A-Z]{3}$/, what: 'a currency such as "EUR"' }
const WORDS = 'a text'
const NUMBER = 'a number such as 1234.5'
const DATE = 'a date such as 2026-11-22 or 2026-11-22T18:30:00Z'
const TIME = 'a time such as 2026-11-22T18:30:00Z'

type DateStyle = 'full' | 'long' | 'medium' | 'short'

const RULES = {
  upper: words((text, locale) => text.toLocaleUpperCase(locale)),
  lower: words((text, locale) => text.toLocaleLowerCase(locale)),
  capitalize: words(capitalize),
  number: {
    arguments: [DIGITS],
    required: 0,
    expected: NUMBER,
    create: ([digits], { locale }) => numbers(locale, fractionDigits(digits)),
  },
  percent: {
    arguments: [DIGITS],
    required: 0,
    expected: 'a number such as 0.25 for 25 %',
    create: ([digits], { locale }) =>
      numbers(locale, { style: 'percent', ...fractionDigits(digits) }),
  },
  currency: {
    arguments: [CURRENCY],
    required: 1,
    expected: NUMBER,
    create: ([currency], { locale }) => numbers(locale, { style: 'currency', currency }),
  },
  date: {
    arguments: [STYLE],
    required: 0,
    expected: DATE,
    create: ([style = 'medium'], { locale, timeZone }) =>
      dates(locale, { dateStyle: style as DateStyle }, timeZone),
  },
  time: {
    arguments: [STYLE],
    required: 0,
    expected: TIME,
    create: ([style = 'short'], { locale, timeZone }) =>
      dates(locale, { timeStyle: style as DateStyle }, timeZone),
  },
} as const satisfies Readonly<Record<string, FormatRule>>

const FORMATS: ReadonlyMap<string, FormatRule> = new Map(Object.entries(RULES))

/**
 * Reads a format: its name, its arguments, and at last a locale in place of the template's.
 *
 * @returns A sentence that says what is wrong, when something is.
 */
export function parseTextFormat(source: string): TextFormat | string {
  const [name = '', ...parts] = source.split(':')
  const rule = FORMATS.get(name)
  if (rule === undefined) {
    const known = [...FORMATS.keys()]
    return `There is no format ${quote(name)}; there are ${known.join(', ')}.${didYouMean(name, known)}`
  }
  const given: string[] = []
  for (const { pattern } of rule.arguments) {
    if (parts[0] === undefined || !pattern.test(parts[0])) break
    given.push(parts.shift() ?? '')
  }
  const [own, ...surplus] = parts
  const missing = rule.arguments[given.length]
  if (given.length < rule.required && missing !== undefined) {
    return `The format ${quote(name)} needs ${missing.what}, as in ${quote(`${name}:EUR`)}.`
  }
  if (surplus.length > 0 || (own !== undefined && !isKnownLocale(own))) {
    const what = [...rule.arguments.slice(given.length).map((argument) => argument.what)]
    const expected = [...what, 'a locale such as "de-DE"'].join(' or ')
    return `In the format ${quote(source)}, ${quote(surplus[0] ?? own ?? '')} is not ${expected}.`
  }
  return { source, expected: rule.expected, apply: createApply(rule, given, own) }
}

/** A misspelt argument can look like a tag of a language that there is not. */
function isKnownLocale(tag: string): boolean {
  return isLanguageTag(tag) && Intl.NumberFormat.supportedLocalesOf(tag).length > 0
}

/** A formatter is costly to make, and a template always asks for the same one. */
function createApply(
  rule: FormatRule,
  given: readonly string[],
  own: string | undefined,
): TextFormat['apply'] {
  let known: { readonly key: string; readonly format: Formatter } | undefined
  return (text, { locale, timeZone }) => {
    if (text.trim() === '') return ''
    const key = `${locale} ${timeZone}`
    if (known?.key !== key) {
      known = { key, format: rule.create(given, { locale: own ?? locale, timeZone }) }
    }
    return known.format(text.trim())
  }
}

function words(change: (text: string, locale: string) => string): FormatRule {
  return {
    arguments: [],
    required: 0,
    expected: WORDS,
    create:
      (_given, { locale }) =>
      (text) =>
        change(text, locale),
  }
}

/** The first letter of each word becomes a capital; the others stay. */
function capitalize(text: string, locale: string): string {
  const segments = new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)
  return Array.from(segments, ({ segment }) => {
    const [first = ''] = segment
    return first.toLocaleUpperCase(locale) + segment.slice(first.length)
  }).join('')
}

function fractionDigits(digits: string | undefined): Intl.NumberFormatOptions {
  if (digits === undefined) return {}
  return { minimumFractionDigits: Number(digits), maximumFractionDigits: Number(digits) }
}

const DECIMAL = /^[+-]?(?:\d{1,30}(?:\.\d{0,30})?|\.\d{1,30})$/

function numbers(locale: string, options: Intl.NumberFormatOptions): Formatter {
  const { format } = new Intl.NumberFormat(locale, options)
  return (text) => (DECIMAL.test(text) ? format(Number(text)) : undefined)
}

const ISO_DATE =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ]((\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)?)?$/

/**
 * Dates as ISO 8601 writes them. One with an offset is a point in time, shown in the time zone; one
 * without is what a clock or calendar there shows, and stays as it is.
 */
function dates(locale: string, options: Intl.DateTimeFormatOptions, timeZone: string): Formatter {
  const inZone = new Intl.DateTimeFormat(locale, { ...options, timeZone })
  const asWritten = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  return (text) => {
    const parts = ISO_DATE.exec(text)
    if (parts === null) return undefined
    const [, year = '', month = '', day = '', time, , , , offset] = parts
    if (time === undefined && options.timeStyle !== undefined) return undefined
    const date = new Date(`${year}-${month}-${day}T${time ?? '00:00'}${offset ?? 'Z'}`)
    const calendar = new Date(`${year}-${month}-${day}T00:00Z`)
    // The 30th of February would be taken for the second of March.
    const isReal = calendar.getUTCDate() === Number(day) && !Number.isNaN(date.getTime())
    if (!isReal || Number(year) < 1) return undefined
    return (offset === undefined ? asWritten : inZone).format(date)
  }
}
