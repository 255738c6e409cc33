import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { emojiFont } from '@platen/emoji'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { BLEND_MODES } from '../../../src/foundation/blend-mode.ts'
import { createPlaten, registerFontsource } from '../../../src/index.ts'
import type { Layer } from '../../../src/model/layer.ts'
import { parseTemplate } from '../../../src/model/parse-template.ts'
import type { TemplateInput } from '../../../src/model/template.ts'
import { DRAWING } from '../../render/sample-sources.ts'
import { COLOR_FONTS } from './color-fonts.ts'
import { measureDifference } from './measure-difference.ts'
import { assertSound, drawPdf, HAS_PDF_PROGRAMS } from './pdf-programs.ts'

const SAMPLES = new URL('../../../../../examples/samples/', import.meta.url)
const SAMPLE_FONTS = new URL('package.json', SAMPLES).href

const platen = createPlaten({
  files: { root: fileURLToPath(new URL('assets/', SAMPLES)) },
  fonts: [
    registerFontsource('@fontsource-variable/fraunces', SAMPLE_FONTS),
    registerFontsource('@fontsource-variable/space-grotesk', SAMPLE_FONTS),
    emojiFont(),
    ...COLOR_FONTS,
  ],
})
afterAll(() => platen.close())

const LANDSCAPE = readFileSync(new URL('assets/landscape.jpg', SAMPLES))
const small = sharp(LANDSCAPE).resize(360, 270)
const toUrl = (type: string, bytes: Buffer) =>
  `data:image/${type};base64,${bytes.toString('base64')}`
const PNG = toUrl('png', await small.clone().png().toBuffer())
const PALETTE = toUrl('png', await small.clone().png({ palette: true }).toBuffer())
const TRANSLUCENT = toUrl('png', await small.clone().ensureAlpha(0.5).png().toBuffer())
const TURNED = toUrl('jpeg', await small.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer())
const GREY = toUrl('jpeg', await small.clone().greyscale().jpeg({ progressive: true }).toBuffer())

/** Levels of 255. */
const MOST_MEAN = 2
/** Share of the px that may be off by more than 16 levels. */
const MOST_OFF = 0.005

async function expectSame(template: TemplateInput, samples: number): Promise<void> {
  const pdf = await platen.render(template, { format: 'pdf' })
  assertSound(pdf.bytes)
  const png = await platen.render(template, { scale: 2 })
  const { mean, off } = await measureDifference(png.bytes, drawPdf(pdf.bytes, samples))
  expect({ mean, off, fits: mean <= MOST_MEAN && off <= MOST_OFF }).toMatchObject({ fits: true })
}

const LONG = 300_000
const BOX = {
  kind: 'shape',
  shape: 'rect',
  x: 20,
  y: 20,
  width: 120,
  height: 80,
  fill: '#25e',
} as const
const FADE = [
  { at: 0.1, color: '#f50' },
  { at: 0.5, color: '#05f8' },
  { at: 1, color: 'transparent' },
] as const
const LINEAR = { type: 'linear', angle: 120, stops: FADE } as const
const RADIAL = { type: 'radial', center: '30% 40%', stops: FADE } as const
const CONIC = { type: 'conic', angle: 40, center: '40% 55%', stops: FADE } as const
const TEXT = { kind: 'text', x: 20, y: 20, width: 260, text: 'Office Tower', fontSize: 36 } as const
const PICTURE = { kind: 'image', x: 20, y: 20, width: 120, height: 90 } as const

describe.skipIf(!HAS_PDF_PROGRAMS)('a PDF page (not run where Poppler is not installed)', () => {
  test.each(['social-card', 'certificate', 'product-card', 'speaker-card', 'quote', 'invoice'])(
    'of the sample %s is the PNG of twice the size',
    async (slug) => {
      const text = readFileSync(new URL(`templates/${slug}.json`, SAMPLES), 'utf8')
      await expectSame(parseTemplate(text), 4)
    },
    LONG,
  )

  test.each<[why: string, layers: readonly Layer[]]>([
    ['round corners', [{ ...BOX, radius: [0, 10, 40, 20] }]],
    [
      'an ellipse and a star',
      [
        { ...BOX, shape: 'ellipse' },
        { ...BOX, x: 150, shape: 'star' },
      ],
    ],
    [
      'a slice, a ring and a block arrow',
      [
        { ...BOX, shape: 'arc', fill: LINEAR },
        { ...BOX, x: 150, shape: 'arc', innerRatio: 0.6, sweep: 360 },
        { ...BOX, y: 110, shape: 'arrow' },
      ],
    ],
    [
      'a translucent line with heads',
      [
        {
          ...BOX,
          shape: 'line',
          stroke: { width: 6, fill: '#d228' },
          arrow: { start: 'circle', end: 'open' },
        },
      ],
    ],
    ['a linear gradient that fades', [{ ...BOX, fill: LINEAR }]],
    ['a radial gradient that fades', [{ ...BOX, fill: RADIAL }]],
    [
      'gradients under a rotation',
      [
        { ...BOX, fill: LINEAR, rotate: 25 },
        { ...BOX, x: 150, fill: RADIAL, rotate: -40 },
      ],
    ],
    [
      'dashes',
      [{ ...BOX, fill: '#fff', stroke: { width: 6, fill: '#d22', dash: [14, 8], cap: 'round' } }],
    ],
    [
      'a gradient along a stroke',
      [{ ...BOX, shape: 'star', fill: '#0000', stroke: { width: 9, fill: LINEAR, join: 'round' } }],
    ],
    [
      'even-odd rings of borders',
      [
        {
          kind: 'container',
          x: 20,
          y: 20,
          width: 120,
          height: 90,
          radius: 30,
          background: '#fe8',
          border: { width: 12, fill: '#0a8' },
          children: [],
        },
      ],
    ],
    [
      'a round clip',
      [
        {
          kind: 'container',
          x: 20,
          y: 20,
          width: 120,
          height: 90,
          radius: 45,
          overflow: 'hidden',
          children: [{ ...BOX, x: 0, y: 0, fill: LINEAR }],
        },
      ],
    ],
    [
      'groups in groups',
      [
        {
          kind: 'container',
          x: 0,
          y: 0,
          width: 300,
          height: 200,
          opacity: 0.6,
          children: [
            BOX,
            {
              kind: 'container',
              position: 'absolute',
              x: 60,
              y: 40,
              width: 200,
              height: 120,
              opacity: 0.5,
              background: '#e22',
              children: [{ ...BOX, fill: RADIAL }],
            },
          ],
        },
      ],
    ],
    [
      'shadows of boxes and of texts',
      [
        { ...BOX, shadow: [{ x: 8, y: 8, blur: 20, fill: '#0008' }] },
        { ...TEXT, y: 130, shadow: [{ x: 3, y: 3, blur: 4, fill: '#d208' }] },
      ],
    ],
    ['a decorated text in a gradient', [{ ...TEXT, fill: LINEAR, decoration: 'underline' }]],
    ['a turned text', [{ ...TEXT, rotate: 17 }]],
    ['very large text', [{ ...TEXT, fontSize: 160 }]],
    ['a JPEG that EXIF turns', [{ ...PICTURE, src: TURNED }]],
    ['a grey, progressive JPEG', [{ ...PICTURE, src: GREY }]],
    [
      'PNG of two kinds',
      [
        { ...PICTURE, src: PNG },
        { ...PICTURE, x: 150, src: PALETTE },
      ],
    ],
    [
      'a JPEG, flipped, turned and cut',
      [{ ...PICTURE, src: 'landscape.jpg', flip: 'horizontal', rotate: 20, radius: 30 }],
    ],
    [
      'alpha, and WebP',
      [
        { ...PICTURE, src: TRANSLUCENT },
        { ...PICTURE, x: 150, src: 'mug.webp' },
      ],
    ],
    [
      'a crop that was found',
      [
        { ...PICTURE, src: 'portrait.jpg', height: 40, position: 'attention' },
        { ...PICTURE, x: 150, src: 'portrait.jpg', width: 40, position: 'entropy' },
      ],
    ],
    ['a faded image', [{ ...PICTURE, src: 'portrait.jpg', opacity: 0.4 }]],
    ['a cone in a turned fill', [{ ...BOX, fill: CONIC, rotate: 20 }]],
    ['a cone along a stroke', [{ ...BOX, fill: '#0000', stroke: { width: 12, fill: CONIC } }]],
    ['a text in a cone', [{ ...TEXT, fill: CONIC }]],
    [
      'a group that blends and fades',
      [BOX, { ...BOX, x: 60, y: 50, fill: '#e82', blend: 'multiply', opacity: 0.7 }],
    ],
    ...BLEND_MODES.map((blend): [why: string, layers: readonly Layer[]] => [
      `the blend mode ${blend}`,
      [
        { ...BOX, fill: '#c84' },
        { ...BOX, x: 60, y: 50, fill: '#36a9', blend },
      ],
    ]),
    ['emoji', [{ ...TEXT, text: 'Go 🐙👍🏽🍕', width: 270, fontSize: 56 }]],
    [
      'turned emoji that fade',
      [{ ...TEXT, text: '🐙🍕', fontSize: 60, rotate: 20, fill: '#0008' }],
    ],
    ['emoji in shades of a colour', [{ ...TEXT, text: '🦊🌍', emoji: 'mono', fill: '#b11' }]],
    [
      'glyphs with colours of their own',
      COLOR_FONTS.map(({ family }, index) => ({
        ...{ ...TEXT, x: 10 + 70 * index, width: 70, text: 'A', fontFamily: family, fontSize: 64 },
      })),
    ],
    ['a blurred text', [BOX, { ...TEXT, blur: 3, opacity: 0.8 }]],
    [
      'a blurred group that blends',
      [BOX, { ...BOX, x: 60, y: 50, fill: RADIAL, blur: 6, blend: 'screen' }],
    ],
    [
      'a mask that fades',
      [
        { ...BOX, name: 'fade', shape: 'ellipse', fill: RADIAL },
        { ...PICTURE, src: PNG, clip: 'fade' },
      ],
    ],
    ['a picture masked by another', [{ ...PICTURE, src: PNG, mask: { src: TRANSLUCENT } }]],
    ['a picture as a fill', [{ ...BOX, shape: 'star', fill: { type: 'image', src: PNG } }]],
    ['a filtered image', [{ ...PICTURE, src: PNG, filters: { sepia: 1, blur: 2 } }]],
    [
      'a barcode with its text',
      [
        {
          ...{ kind: 'barcode', x: 20, y: 20, width: 234, height: 90 },
          ...{ symbology: 'ean13', data: '590123412345', showText: true },
        },
      ],
    ],
    ['a vector drawing', [{ kind: 'svg', x: 20, y: 20, width: 120, height: 90, markup: DRAWING }]],
    [
      'a recoloured drawing',
      [
        {
          ...{ kind: 'svg', x: 20, y: 20, width: 120, height: 90, markup: DRAWING },
          colors: { '#284': '#7c3aed' },
        },
      ],
    ],
  ])(
    'with %s is the PNG of twice the size',
    async (_why, layers) => {
      await expectSame({ canvas: { width: 300, height: 200, background: '#f4f4f0' }, layers }, 8)
    },
    LONG,
  )
})
