import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { refusalOf, withLayers } from './documents.ts'
import { anyDocument } from './template-arbitrary.ts'

const canvas = { width: 100, height: 50 }
const text = { kind: 'text', text: 'a' }

describe('parseTemplate', () => {
  test('spells a document out: one page, initial values, one name for each property', () => {
    const document = withLayers(
      { kind: 'text', x: 1, y: '2%' },
      { kind: 'image', position: 'left top', fallback: { position: ['50% 0%'], x: [4] } },
      { kind: 'container', children: [{ kind: 'image', position: 'absolute', x: 3 }] },
    )
    expect(parseTemplate(document)).toEqual({
      schema: 1,
      canvas,
      tokens: {},
      fonts: [],
      locale: 'en',
      timeZone: 'UTC',
      resize: 'layout',
      defaults: {},
      pages: [
        {
          layers: [
            { kind: 'text', left: 1, top: '2%' },
            {
              kind: 'image',
              objectPosition: 'left top',
              fallback: { objectPosition: ['50% 0%'], left: [4] },
            },
            { kind: 'container', children: [{ kind: 'image', position: 'absolute', left: 3 }] },
          ],
        },
      ],
    })
  })

  test('reads text and bytes as the value that they spell', () => {
    const document = withLayers(text)
    const json = JSON.stringify(document)
    expect(parseTemplate(json)).toEqual(parseTemplate(document))
    expect(parseTemplate(new TextEncoder().encode(json))).toEqual(parseTemplate(document))
  })

  test('is frozen in every part and shares none with its input', () => {
    const document = { canvas: { ...canvas }, layers: [{ ...text, shadow: [{ x: 1 }] }] }
    const template = parseTemplate(document)
    document.layers[0]?.shadow.push({ x: 2 })
    const layer = template.pages[0]?.layers[0]
    expect(layer?.shadow).toEqual([{ x: 1 }])
    for (const part of [template, template.canvas, template.pages, layer, layer?.shadow?.[0]]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
    expect(Object.isFrozen(document.layers)).toBe(false)
  })

  test('tells all faults, the first of them as the error', () => {
    const error = refusalOf(withLayers({ ...text, opacity: 2 }, { kind: 'txt' }))
    expect(error.errors.map(({ pointer }) => pointer)).toEqual([
      '/layers/0/opacity',
      '/layers/1/kind',
    ])
    expect(error.pointer).toBe('/layers/0/opacity')
    expect(error.code).toBe(error.errors[0]?.code)
    expect(error.message).toBe(error.errors[0]?.detail)
  })

  test('tells 20 faults at most', () => {
    const schemaFaults = refusalOf(withLayers(...new Array(30).fill({ kind: 'txt' })))
    const laterFaults = refusalOf(withLayers(...new Array(30).fill({ ...text, dynamic: true })))
    expect(schemaFaults.errors).toHaveLength(20)
    expect(laterFaults.errors).toHaveLength(20)
  })

  test('takes the limits of its caller', () => {
    const limits = { ...DEFAULT_LIMITS, layers: 1 }
    expect(() => parseTemplate(withLayers(text, text), limits)).toThrow('may have 1')
  })

  test('any value at all is a template or a PlatenError', () => {
    const input = fc.oneof(
      fc.anything({ withNullPrototype: true, withBigInt: true }),
      fc.json(),
      anyDocument,
    )
    fc.assert(
      fc.property(input, (value) => {
        try {
          parseTemplate(value)
        } catch (error) {
          expect(isPlatenError(error)).toBe(true)
        }
        expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  test('what was parsed once parses to the same', () => {
    let accepted = 0
    fc.assert(
      fc.property(anyDocument, (document) => {
        const template = tryParse(document)
        if (template === undefined) return
        accepted++
        expect(parseTemplate(template)).toEqual(template)
        expect(parseTemplate(JSON.stringify(template))).toEqual(template)
      }),
      { numRuns: 500 },
    )
    // The property says something only when documents pass.
    expect(accepted).toBeGreaterThan(50)
  })
})

function tryParse(document: unknown) {
  try {
    return parseTemplate(document)
  } catch (error) {
    if (isPlatenError(error)) return undefined
    throw error
  }
}
