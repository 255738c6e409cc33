import { describe, expect, test } from 'vitest'
import { isPlatenError, type PlatenError } from '../../src/foundation/errors.ts'
import { compileDocument, resolveDocument, textAt } from './resolve-document.ts'

const price = { kind: 'text', name: 'price', dynamic: true, text: '5' } as const

function refusalOf(run: () => unknown): PlatenError {
  try {
    run()
  } catch (error) {
    if (isPlatenError(error)) return error
    throw error
  }
  throw new Error('It was accepted.')
}

describe('references with formats', () => {
  test('take locale and time zone of the template, and one of their own', () => {
    const document = {
      locale: 'de-DE',
      timeZone: 'Europe/Berlin',
      layers: [
        price,
        { kind: 'text', name: 'when', text: '2026-12-31T23:30:00Z' },
        {
          kind: 'text',
          name: 'line',
          text: '{price|currency:EUR}, {when|date:short}, {price|number:2:en}',
        },
      ],
    } as const
    const line = textAt(resolveDocument(document, { price: '1234.5' }), 'line')
    expect(line.replace('\u00a0', ' ')).toBe('1.234,50 €, 01.01.27, 1,234.50')
  })

  test('what an order says is literal', () => {
    const layers = [price, { kind: 'text', name: 'line', text: '{price|upper}' }] as const
    const resolved = resolveDocument(layers, { price: '{price|lower}' })
    expect(textAt(resolved, 'price')).toBe('{price|lower}')
    expect(textAt(resolved, 'line')).toBe('{PRICE|LOWER}')
  })

  test('stand in spans, codes, words and the title too', () => {
    const document = {
      meta: { title: '{price|number:1}' },
      layers: [
        price,
        { kind: 'text', name: 'rich', spans: [{ text: '{price|percent}', fontWeight: 700 }] },
        { kind: 'text', name: 'marked', markup: 'markdown', text: '**{price|upper}**' },
        { kind: 'qr', name: 'code', data: 'P{price|number:2}', alt: '{price|currency:USD}' },
      ],
    } as const
    const resolved = resolveDocument(document, { price: '1' })
    expect(resolved.title).toBe('1.0')
    expect(textAt(resolved, 'rich')).toBe('100%')
    expect(textAt(resolved, 'marked')).toBe('1')
    expect(resolved.pages[0]?.layers.at(-1)).toMatchObject({ data: 'P1.00', alt: '$1.00' })
  })

  test('a text that does not suit its format is refused, naming both', () => {
    const rows = {
      kind: 'repeater',
      name: 'rows',
      dynamic: true,
      item: {
        kind: 'container',
        children: [
          { kind: 'text', name: 'cost', dynamic: true },
          { kind: 'text', name: 'shown', text: '{cost|currency:EUR}' },
        ],
      },
    } as const
    const error = refusalOf(() =>
      resolveDocument([rows], { rows: [{ cost: '1' }, { cost: 'free' }] }),
    )
    expect([error.code, error.pointer]).toEqual(['invalid_value', '/rows/items/1/cost'])
    expect(error.message).toBe(
      'The text of layer "rows.1.cost" is "free", but the format "currency:EUR" needs a number such as 1234.5.',
    )
    expect(textAt(resolveDocument([rows], { rows: [{ cost: '' }] }), 'rows.0.shown')).toBe('')
  })

  test('a template with a format that there is not is refused, with the nearest name', () => {
    const error = refusalOf(() =>
      compileDocument([price, { kind: 'text', text: '{price|curency:EUR}' }]),
    )
    expect([error.code, error.pointer]).toEqual(['invalid_value', '/layers/1/text'])
    expect(error.message).toContain('In "{price|curency:EUR}": There is no format "curency"')
    expect(error.message).toContain('Did you mean "currency"?')
  })

  test('what grows is cut off by the limit of a text', () => {
    const layers = [
      { kind: 'text', name: 'a', text: 'ΐ'.repeat(9) },
      { kind: 'text', name: 'b', text: '{a|upper}' },
    ] as const
    const error = refusalOf(() => resolveDocument(layers, {}, { limits: { textCharacters: 20 } }))
    expect(error.code).toBe('text_too_long')
  })
})
