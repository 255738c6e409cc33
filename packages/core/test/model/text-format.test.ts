import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTextFormat, type TextFormat } from '../../src/model/text-format.ts'

const UTC = { locale: 'en', timeZone: 'UTC' }

function formatOf(source: string): TextFormat {
  const format = parseTextFormat(source)
  if (typeof format === 'string') throw new Error(format)
  return format
}

/** `Intl` sets digits and units apart by spaces that do not break, of several widths. */
const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('a format of a reference', () => {
  test.each<[source: string, text: string, expected: string]>([
    ['upper', 'straße', 'STRASSE'],
    ['upper:tr', 'istanbul', 'İSTANBUL'],
    ['lower', 'ÀB', 'àb'],
    ['capitalize', 'the quick-brown fox, don’t', 'The Quick-Brown Fox, Don’t'],
    ['number', '1234567.891', '1,234,567.891'],
    ['number:de-DE', '1234.5', '1.234,5'],
    ['number:2', '3', '3.00'],
    ['number:0:fr', '1234.6', '1 235'],
    ['number', '-.5', '-0.5'],
    ['percent', '0.256', '26%'],
    ['percent:1:de', '0.256', '25,6 %'],
    ['currency:EUR:de-DE', '1234.5', '1.234,50 €'],
    ['currency:JPY', '1234.5', '¥1,235'],
    ['currency:USD', ' 7 ', '$7.00'],
    ['date', '2026-02-03', 'Feb 3, 2026'],
    ['date:long:fr', '2026-02-03', '3 février 2026'],
    ['date:short:de', '2026-12-31T23:30:00Z', '31.12.26'],
    ['time', '2026-02-03T18:05:00Z', '6:05 PM'],
    ['time:short:de', '2026-02-03 18:05', '18:05'],
    ['time:medium:de', '2026-02-03T18:05:07.250+00:00', '18:05:07'],
    ['upper', '', ''],
    ['currency:EUR', '  ', ''],
  ])('%s of "%s" is %s', (source, text, expected) => {
    expect(plain(formatOf(source).apply(text, UTC))).toBe(expected)
  })

  test.each<[text: string, zone: string, expected: string]>([
    ['2026-12-31T23:30:00Z', 'Europe/Berlin', '01.01.27, 00:30'],
    ['2026-07-01T12:00:00+02:00', 'America/New_York', '01.07.26, 06:00'],
    ['2026-12-31', 'Asia/Tokyo', '31.12.26, -'],
    ['2026-12-31T23:30', 'Asia/Tokyo', '31.12.26, 23:30'],
  ])('%s in %s is %s: what has no offset is shown as it is', (text, timeZone, expected) => {
    const context = { locale: 'de', timeZone }
    const date = formatOf('date:short').apply(text, context)
    const time = formatOf('time').apply(text, context) ?? '-'
    expect(`${date}, ${time}`).toBe(expected)
  })

  test.each([
    ['number', 'abc'],
    ['number', '1,5'],
    ['number', '1e5'],
    ['number', '0x10'],
    ['currency:EUR', '12 €'],
    ['percent', '25%'],
    ['date', '03.02.2026'],
    ['date', '2026-02-30'],
    ['date', '2026-13-01'],
    ['date', '2026-02-03T25:00Z'],
    ['date', '0000-01-01'],
    ['time', '2026-02-03'],
    ['time', '18:05'],
  ])('%s of "%s" is nothing that can be shown', (source, text) => {
    expect(formatOf(source).apply(text, UTC)).toBeUndefined()
  })

  test.each([
    [
      'uper',
      'There is no format "uper"; there are upper, lower, capitalize, number, percent, currency, date, time. Did you mean "upper"?',
    ],
    ['', 'There is no format ""'],
    ['toString', 'There is no format "toString"'],
    ['currency', 'The format "currency" needs a currency such as "EUR", as in "currency:EUR".'],
    ['currency:euro', 'needs a currency'],
    ['currency:EUR:de_DE', '"de_DE" is not a locale such as "de-DE"'],
    ['date:longest', '"longest" is not "full", "long", "medium" or "short" or a locale'],
    ['number:21', '"21" is not digits after the point, 0 to 20 or a locale'],
    ['number:2:de:fr', '"fr" is not a locale'],
    ['upper:', '"" is not a locale'],
  ])('%s is refused: %s', (source, words) => {
    expect(parseTextFormat(source)).toContain(words)
  })

  test('no text makes a format throw or hang', () => {
    const sources = [
      'upper',
      'lower',
      'capitalize',
      'number:2',
      'percent',
      'currency:EUR',
      'date',
      'time',
    ]
    const context = fc.constantFrom(UTC, { locale: 'tr', timeZone: 'Asia/Kathmandu' })
    fc.assert(
      fc.property(
        fc.constantFrom(...sources),
        fc.string({ unit: 'grapheme' }),
        context,
        (source, text, locale) => {
          expect(['string', 'undefined']).toContain(typeof formatOf(source).apply(text, locale))
        },
      ),
    )
    const startedAt = performance.now()
    for (const source of sources) formatOf(source).apply('9'.repeat(10_000), UTC)
    for (const source of sources) formatOf(source).apply('ab '.repeat(3_000), UTC)
    expect(performance.now() - startedAt).toBeLessThan(2_000)
  })
})
