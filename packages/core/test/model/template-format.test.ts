import { describe, expect, test } from 'vitest'
import { LAYER_KINDS } from '../../src/model/layer.ts'
import { OVERRIDE_RULES } from '../../src/model/override-rules.ts'
import { parseTemplate } from '../../src/model/parse-template.ts'
import { faultsOf, refusalOf, withLayers } from './documents.ts'
import { NOT_DRAWN } from './not-drawn-properties.ts'
import { RICH_TEXT } from './rich-text-values.ts'
import { SHAPES } from './shape-values.ts'

const canvas = { width: 100, height: 50 }
const text = { kind: 'text', text: 'a' }
const item = { kind: 'text', name: 'label', dynamic: true }

const RED_TO_BLUE = [
  { at: 0, color: 'red' },
  { at: 1, color: 'blue' },
]

/** Every property that this version draws, with values that show its forms. */
const DRAWN: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  text: {
    name: ['title', 'T', 'a-b_9', 'x'.repeat(64)],
    dynamic: [false],
    sensitive: [true, false],
    visible: [true, false],
    x: [-5, '50%'],
    y: [0.5, '-12.5%'],
    left: [0],
    top: ['100%'],
    right: [3],
    bottom: [3],
    width: [0, '33.333%'],
    height: [9],
    minWidth: [1],
    maxWidth: ['80%'],
    minHeight: [1],
    maxHeight: [99_999],
    aspectRatio: [1.777],
    position: ['relative', 'absolute'],
    grow: [1],
    shrink: [0],
    basis: ['auto', 10, '10%'],
    alignSelf: ['auto', 'start', 'center', 'end', 'stretch', 'baseline'],
    margin: [4, 'auto', '5%', [1, 'auto'], [1, -2, 3, 4]],
    opacity: [0, 0.5, 1],
    rotate: [-45, 720],
    origin: ['0% 100%', 'left top', 'center'],
    shadow: [[], [{}], [{ x: 1, y: -1, blur: 4, spread: 0, inset: false, fill: 'black' }]],
    blend: ['normal', 'multiply', 'color-dodge', 'luminosity'],
    blur: [0, 250],
    clip: [
      { shape: 'rect', x: '10%', y: -4, width: 20, height: '50%', radius: [1, 2, 3, 4] },
      { shape: 'ellipse' },
      { shape: 'path', d: 'M0 0h9v9z' },
    ],
    link: ['https://example.com', 'mailto:a@b.example?subject={{x}}', 'http://example.com/{{}'],
    alt: ['A mug', ''],
    fallback: [{ else: 'hide' }, { text: ['a', 'b'], fill: ['#fff'], fontSize: [1] }],
    priority: [0, 1000],
    text: ['', 'Two\nlines', '{{literal}', ['only']],
    ...RICH_TEXT,
    fontFamily: ['Inter', ['Inter', 'Noto Sans']],
    fontWeight: [1, 450.5, 1000],
    fontStyle: ['normal', 'italic'],
    fontStretch: [75],
    fontSize: [0.5, 2000],
    variations: [{}, { wght: 650, GRAD: -20 }],
    features: [{ tnum: 1, liga: 0 }],
    fill: [
      '#fff',
      {
        type: 'linear',
        stops: RED_TO_BLUE,
      },
      {
        type: 'linear',
        angle: 45,
        stops: [
          { at: 1, color: 'red' },
          { at: 0, color: 'blue' },
        ],
      },
      {
        type: 'radial',
        center: '20% 80%',
        radius: 0.5,
        stops: RED_TO_BLUE,
      },
    ],
    align: ['start', 'center', 'end', 'left', 'right', 'justify'],
    verticalAlign: ['top', 'middle', 'bottom'],
    lineHeight: [1, 1.5, '24px', '0.5px'],
    letterSpacing: [-2, 0.5],
    wordSpacing: [3],
    decoration: ['none', 'underline', 'line-through', 'overline'],
    direction: ['auto', 'ltr', 'rtl'],
    lang: ['de', 'zh-Hant-TW'],
    wrap: ['normal', 'none', 'balance', 'pretty'],
    wordBreak: ['normal', 'anywhere'],
    fit: ['none'],
    minFontSize: [12],
    maxFontSize: [90],
    sizeGroup: ['names'],
    maxLines: [1],
    overflow: ['visible', 'clip', 'ellipsis'],
    ellipsis: ['…', '', ' (more)'],
  },
  image: {
    src: ['', 'https://example.com/a.png', 'data:image/png;base64,AA==', 'asset:1'],
    fit: ['cover', 'contain', 'fill', 'scale-down'],
    position: ['absolute', 'relative', '50% 20%', 'right bottom', 'attention'],
    objectPosition: ['left', 'entropy'],
    radius: [0, 8, [1, 2, 3, 4]],
    border: [{ fill: 'red' }, { width: 2, fill: '#000' }],
    flip: ['none', 'horizontal', 'vertical', 'both'],
    background: ['#eee'],
    shadow: [[{ spread: -4, inset: true }]],
    filters: [
      { grayscale: 1, sepia: 0.5, brightness: 2, contrast: 0, saturate: 3, hue: -90, blur: 9 },
      { tint: 'rgb(255 0 0 / 20%)', duotone: { dark: '#000', light: 'white' } },
    ],
    mask: [{ src: 'asset:1', fit: 'contain' }],
    fallback: [{ src: ['asset:a', 'asset:b'], else: 'hide' }],
  },
  svg: {
    src: ['asset:1'],
    markup: ['<svg/>'],
    fit: ['contain'],
    colors: [{}, { '#000': 'teal', 'rgb(0 0 0 / 50%)': 'transparent' }],
    fill: ['teal'],
  },
  qr: {
    data: ['', 'https://example.com', '{{'],
    text: ['also'],
    level: ['L', 'M', 'Q', 'H'],
    fill: ['teal'],
    background: ['transparent'],
    quietZone: [0, 4, 20],
    modules: ['square', 'dot', 'rounded'],
    logo: [{ src: 'asset:1' }, { src: 'asset:1', size: 0.3 }],
  },
  barcode: {
    symbology: ['code128', 'ean13', 'aztec'],
    showText: [false, true],
    data: ['', '4711'],
    fill: ['teal'],
    background: ['transparent'],
  },
  rating: {
    value: [0, 3.5],
    max: [1, 20],
    shape: ['star', 'heart', 'circle'],
    fill: ['teal'],
    emptyFill: ['#eee'],
    gap: [0, 2.5],
    d: ['M0 0L10 10z'],
  },
  shape: SHAPES,
  container: {
    direction: ['row', 'column', 'row-reverse', 'column-reverse'],
    wrap: ['nowrap', 'wrap', 'wrap-reverse'],
    gap: [4, [4, 8]],
    padding: [4, '5%', [1, 2], [1, 2, 3, '4%']],
    justify: ['start', 'center', 'end', 'space-between', 'space-around', 'space-evenly'],
    align: ['start', 'center', 'end', 'stretch', 'baseline'],
    alignContent: ['start', 'space-evenly', 'stretch'],
    background: ['#fff'],
    radius: [[1, 2, 3, 4]],
    border: [{ fill: '#000' }],
    overflow: ['visible', 'hidden'],
    children: [[], [text]],
  },
  repeater: {
    items: [[], [{ label: 'Mug' }, { label: { text: 'Pot', fill: 'red' } }, { label: null }, {}]],
    max: [3],
    direction: ['row'],
    wrap: ['wrap'],
    gap: [[1, 2]],
    columns: [3],
    empty: [text],
  },
}

const REQUIRED: Readonly<Record<string, object>> = {
  shape: { shape: 'rect' },
  container: { children: [] },
  repeater: { item },
}

const drawnCases = Object.entries(DRAWN).flatMap(([kind, properties]) =>
  Object.entries(properties).flatMap(([property, values]) =>
    values.map((value) => [kind, property, value] as const),
  ),
)

const notDrawnCases = Object.entries(NOT_DRAWN).flatMap(([kind, properties]) =>
  Object.entries(properties).map(([property, value]) => [kind, property, value] as const),
)

describe('the template format', () => {
  test.each(drawnCases)('%s: %s may be %j', (kind, property, value) => {
    const layer = { kind, ...REQUIRED[kind], [property]: value }
    expect(parseTemplate(withLayers(layer)).pages).toHaveLength(1)
  })

  test.each(notDrawnCases)('%s: %s is refused by name, not ignored', (kind, property, value) => {
    const error = refusalOf(withLayers({ kind, name: 'a', ...REQUIRED[kind], [property]: value }))
    expect(error.code).toBe('not_drawn')
    expect(error.pointer).toBe(`/layers/0/${property}`)
    expect(error.errors).toHaveLength(1)
    expect(error.message).toContain(property)
    expect(error.message).toContain('on layer "a"')
  })

  test('every kind is drawn', () => {
    const codes = LAYER_KINDS.map((kind) => {
      const document = withLayers({ kind, ...REQUIRED[kind] })
      return kind in DRAWN ? parseTemplate(document).schema : faultsOf(document)[0]
    })
    expect(codes).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1])
  })

  test.each(Object.entries(OVERRIDE_RULES))('the table of %s misses no property', (kind, rules) => {
    const shown = new Set([...Object.keys(DRAWN['text'] ?? {}), ...Object.keys(DRAWN[kind] ?? {})])
    expect(Object.keys(rules).filter((property) => !shown.has(property))).toEqual([])
  })

  test('a whole template may have all its parts', () => {
    const template = parseTemplate({
      schema: 1,
      slug: 'social-card',
      name: 'Social card',
      canvas: { ...canvas, background: '$brand' },
      tokens: { brand: '#5b5bd6' },
      fonts: [{ family: 'Brand', src: 'asset:1', weight: 700, style: 'italic' }],
      locale: 'pt-BR',
      timeZone: 'America/Sao_Paulo',
      resize: 'scale',
      defaults: { fontFamily: 'Brand', fill: '$brand' },
      pages: [
        { name: 'cover', layers: [{ ...text, name: 'title' }] },
        { layers: [{ ...text, name: 'title' }] },
      ],
      meta: { title: '{title}', alt: 'Card: {title}' },
    })
    expect(template.pages).toHaveLength(2)
    expect(template.resize).toBe('scale')
  })

  test.each([
    ['schema', 2],
    ['slug', 'Social Card'],
    ['slug', 'a--b'],
    ['slug', 'a'.repeat(65)],
    ['name', 'x'.repeat(201)],
    ['locale', 'x'],
    ['locale', 'de_DE'],
    ['locale', '../../etc'],
    ['resize', 'stretch'],
    ['timeZone', 'Mars/Olympus'],
    ['timeZone', '+02:00'],
    ['timeZone', ''],
    ['tokens', { brand: '$other' }],
    ['tokens', { 'not a name': 'red' }],
    ['fonts', [{ family: 'A' }]],
    ['fonts', [{ family: 'A', src: '' }]],
    ['defaults', { text: 'a' }],
    ['defaults', { fill: '$brand' }],
    ['meta', { author: 'me' }],
    ['pages', []],
  ])('the template: %s may not be %j', (property, value) => {
    const rest = property === 'pages' ? {} : { layers: [] }
    expect(refusalOf({ canvas, ...rest, [property]: value }).pointer).toMatch(
      new RegExp(`^/${property}`),
    )
  })
})
