import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { refusalOf, withLayers } from './documents.ts'

const canvas = { width: 100, height: 50 }
const text = { kind: 'text', text: 'a' }
const faulty = { type: 'linear', stops: new Array(60).fill({}) }

function nestContainers(depth: number): unknown {
  let layer: unknown = text
  for (let level = 1; level < depth; level++) layer = { kind: 'container', children: [layer] }
  return layer
}

function repeat(count: number, item: unknown, name = 'list'): Readonly<Record<string, unknown>> {
  return { kind: 'repeater', name, dynamic: true, items: new Array(count).fill({}), item }
}

function manyProperties(count: number): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, 0]))
}

/** The least of three runs: other work on the machine only ever adds. */
function leastMs(run: () => void): number {
  const runs = [1, 2, 3].map(() => {
    const started = performance.now()
    run()
    return performance.now() - started
  })
  return Math.min(...runs)
}

describe('parseTemplate refuses hostile documents', () => {
  const layer = (properties: object) => withLayers({ ...text, ...properties })
  const stops = new Array(1_000).fill({ at: 0, color: 'red' })
  const hundred = repeat(100, repeat(100, text, 'inner'))

  test.each([
    ['J1: no JSON', 'canvas: 100', 'invalid_json', ''],
    ['J2: depth 65', nestContainers(65), 'too_deep', undefined],
    ['J2: depth 10^4', '[{"a":'.repeat(5_000), 'too_deep', ''],
    ['J2: 15 MB of depth', '['.repeat(15_000_000), 'document_too_large', ''],
    [
      'J3: __proto__ as a key',
      '{"canvas":{"__proto__":{"x":1}}}',
      'forbidden_key',
      '/canvas/__proto__',
    ],
    [
      'J3: constructor as a key',
      layer({ constructor: {} }),
      'forbidden_key',
      '/layers/0/constructor',
    ],
    ['J3: __proto__ as a name', layer({ name: '__proto__' }), 'forbidden_key', '/layers/0/name'],
    [
      'J3: constructor as a name',
      layer({ name: 'constructor' }),
      'forbidden_key',
      '/layers/0/name',
    ],
    ['J4: a key given twice', '{"canvas":{"width":1,"width":9}}', 'duplicate_key', '/canvas/width'],
    ['J5: 1e999', '{"canvas":{"width":1e999,"height":1}}', 'out_of_range', '/canvas/width'],
    ['J6: width 0', { canvas: { width: 0, height: 1 } }, 'out_of_range', '/canvas/width'],
    ['J6: width -1', { canvas: { width: -1, height: 1 } }, 'out_of_range', '/canvas/width'],
    ['J6: width 1.5', { canvas: { width: 1.5, height: 1 } }, 'out_of_range', '/canvas/width'],
    ['J6: width "100"', { canvas: { width: '100', height: 1 } }, 'invalid_type', '/canvas/width'],
    ['J6: width null', { canvas: { width: null, height: 1 } }, 'invalid_type', '/canvas/width'],
    ['J6: width []', { canvas: { width: [], height: 1 } }, 'invalid_type', '/canvas/width'],
    ['J6: width {}', { canvas: { width: {}, height: 1 } }, 'invalid_type', '/canvas/width'],
    ['J6: width true', { canvas: { width: true, height: 1 } }, 'invalid_type', '/canvas/width'],
    [
      'J7: a side too long',
      { canvas: { width: 16_384, height: 1 }, layers: [] },
      'canvas_too_large',
      '/canvas/width',
    ],
    [
      'J7: 8192 × 8192',
      { canvas: { width: 8192, height: 8192 }, layers: [] },
      'canvas_too_large',
      '/canvas',
    ],
    ['J8: rotate 1e308', layer({ rotate: 1e308 }), 'out_of_range', '/layers/0/rotate'],
    ['J8: a rotation beyond reason', layer({ rotate: 1e9 }), 'out_of_range', '/layers/0/rotate'],
    ['J8: blur 1e6', layer({ shadow: [{ blur: 1e6 }] }), 'out_of_range', '/layers/0/shadow/0/blur'],
    [
      'J8: radius -1',
      withLayers({ kind: 'image', radius: -1 }),
      'out_of_range',
      '/layers/0/radius',
    ],
    ['J8: opacity 2', layer({ opacity: 2 }), 'out_of_range', '/layers/0/opacity'],
    [
      'J8: 1,000 stops',
      layer({ fill: { type: 'linear', stops } }),
      'out_of_range',
      '/layers/0/fill/stops',
    ],
    ['J9: 501 items', withLayers(repeat(501, text)), 'too_many_items', '/layers/0/items'],
    ['J9: 10^6 items', withLayers(repeat(1_000_000, text)), 'too_many_items', '/layers/0/items'],
    ['J9: 100 × 100 items', withLayers(hundred), 'too_many_nodes', ''],
    ['J10: 501 layers', withLayers(...new Array(501).fill(text)), 'too_many_layers', '/layers'],
    [
      'J10: 501 layers on two pages',
      {
        canvas,
        pages: [{ layers: new Array(400).fill(text) }, { layers: new Array(101).fill(text) }],
      },
      'too_many_layers',
      '/pages/1/layers/100',
    ],
    [
      'J10: 501 layers in containers',
      withLayers({ kind: 'container', children: new Array(500).fill(text) }),
      'too_many_layers',
      '/layers/0/children/499',
    ],
    ['J10: containers 500 deep', withLayers(nestContainers(500)), 'too_deep', undefined],
    [
      '101 pages',
      { canvas, pages: new Array(101).fill({ layers: [] }) },
      'too_many_pages',
      '/pages',
    ],
    [
      'J11: a text that refers to itself',
      layer({ name: 'a', text: '{a}' }),
      'reference_cycle',
      '/layers/0/text',
    ],
    ['J13: rgb(1e9, …)', layer({ fill: 'rgb(1e9,0,0)' }), 'invalid_color', '/layers/0/fill'],
    [
      'J13: a colour of 10 KB',
      layer({ fill: `rgb(${'1'.repeat(10_000)})` }),
      'invalid_color',
      '/layers/0/fill',
    ],
    [
      'J13: url(javascript:)',
      layer({ fill: 'url(javascript:alert(1))' }),
      'invalid_color',
      '/layers/0/fill',
    ],
    [
      'J13: expression()',
      layer({ fill: 'expression(alert(1))' }),
      'invalid_color',
      '/layers/0/fill',
    ],
    [
      'J15: a locale of 10 KB',
      { canvas, locale: `x-${'a'.repeat(10_000)}`, layers: [] },
      'invalid_value',
      '/locale',
    ],
    [
      '10,001 characters of text',
      layer({ text: 'a'.repeat(10_001) }),
      'text_too_long',
      '/layers/0/text',
    ],
  ])('%s', (_why, document, code, pointer) => {
    let error = refusalOf(document)
    const elapsed = leastMs(() => {
      error = refusalOf(document)
    })
    expect(error.code).toBe(code)
    if (pointer !== undefined) expect(error.pointer).toBe(pointer)
    expect(error.status).toBe(code === 'document_too_large' ? 413 : 400)
    expect(elapsed).toBeLessThan(50)
  })

  test.each([
    ['40,000 properties', manyProperties(40_000), 'too_many_nodes', ''],
    ['1,000 unknown properties', manyProperties(1_000), 'missing_property', '/canvas'],
    [
      '50 layers of 950 unknown properties',
      withLayers(...new Array(50).fill(manyProperties(950))),
      'missing_property',
      '/layers/0/kind',
    ],
    [
      '400 faulty gradients',
      withLayers(...new Array(400).fill({ ...text, fill: faulty })),
      'missing_property',
      '/layers/0/fill/stops/0/at',
    ],
    [
      '40,000 references without target',
      withLayers(...new Array(400).fill({ ...text, text: '{a}'.repeat(100) })),
      'unknown_reference',
      '/layers/0/text',
    ],
  ])('%s cost no more than a sound document of that size', (_why, document, code, pointer) => {
    let error = refusalOf(document)
    const elapsed = leastMs(() => {
      error = refusalOf(document)
    })
    expect(error).toMatchObject({ code, pointer })
    expect(error.errors.length).toBeLessThanOrEqual(20)
    expect(elapsed).toBeLessThan(250)
  })

  test('J3: names that objects have by themselves are names like any other', () => {
    const named = (name: string) => ({ ...text, name, dynamic: true })
    const template = parseTemplate(
      withLayers(named('toString'), named('hasOwnProperty'), { ...text, text: '{toString}' }),
    )
    expect(template.pages[0]?.layers).toHaveLength(3)
    expect(refusalOf(withLayers({ ...text, text: '{valueOf}' })).code).toBe('unknown_reference')
  })

  test('J7: the smallest and the longest canvas pass', () => {
    const { canvas: smallest } = parseTemplate({ canvas: { width: 1, height: 1 }, layers: [] })
    const { canvas: longest } = parseTemplate({
      canvas: { width: 16_383, height: 2_000 },
      layers: [],
    })
    expect([smallest.width, longest.width]).toEqual([1, 16_383])
  })
})
