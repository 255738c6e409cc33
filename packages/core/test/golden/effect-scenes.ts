import { BLEND_MODES } from '../../src/foundation/blend-mode.ts'
import type { Layer } from '../../src/model/layer.ts'
import type { Scene } from './draw-scene.ts'

type Place = readonly [x: number, y: number, width: number, height: number]

const placed = ([x, y, width, height]: Place) => ({ x, y, width, height })
const shape = (place: Place, properties: object): Layer => ({
  kind: 'shape',
  shape: 'rect',
  ...placed(place),
  ...properties,
})

const QUARTERS =
  "<svg xmlns='http://www.w3.org/2000/svg' width='60' height='40'><path fill='#e24a33' d='M0 0h30v20H0z'/><path fill='#348abd' d='M30 0h30v20H30z'/><path fill='#7ab648' d='M0 20h30v20H0z'/><path fill='#fbc15e' d='M30 20h30v20H30z'/></svg>"
export const PICTURE = `data:image/svg+xml,${encodeURIComponent(QUARTERS)}`

const evenly = (...colors: readonly string[]) =>
  colors.map((color, index) => ({ at: index / (colors.length - 1), color }))

const filtered = (index: number, filters: object): Layer => ({
  kind: 'image',
  src: PICTURE,
  ...placed([10 + (index % 4) * 70, 10 + Math.floor(index / 4) * 50, 60, 40]),
  filters,
})

const IMAGE_FILL = { type: 'image', src: PICTURE, fit: 'cover' } as const

const SHADED = { fill: '#fde68a' }

/** Scenes of which Chromium's own picture is kept; `effect-pages.ts` of the testkit has its HTML. */
export const COMPARED: readonly [name: string, rule: string, scene: Scene][] = [
  [
    'effect-conic',
    'a conic gradient turns clockwise from its angle around its centre',
    {
      width: 180,
      height: 80,
      layers: [
        shape([10, 10, 70, 60], {
          fill: {
            type: 'conic',
            stops: evenly('red', 'yellow', 'lime', 'aqua', 'blue', 'magenta', 'red'),
          },
        }),
        shape([100, 10, 70, 60], {
          fill: {
            type: 'conic',
            angle: 45,
            center: '30% 70%',
            stops: evenly('#1d4ed8', '#fde047', 'transparent'),
          },
        }),
      ],
    },
  ],
  [
    'effect-image-fill',
    'a picture fills an outline, cut to it and fitted into its box',
    {
      width: 240,
      height: 80,
      layers: [
        shape([10, 10, 60, 60], { shape: 'ellipse', fill: { type: 'image', src: PICTURE } }),
        {
          kind: 'container',
          ...placed([90, 20, 60, 40]),
          radius: 12,
          background: { type: 'image', src: PICTURE },
          children: [],
        },
        shape([170, 10, 60, 60], { fill: { type: 'image', src: PICTURE, fit: 'contain' } }),
      ],
    },
  ],
  [
    'effect-box-shadows',
    'a spread moves the edge of a shadow, sharp corners stay sharp, an inset one lies inside',
    {
      width: 270,
      height: 170,
      layers: [
        shape([20, 20, 50, 40], {
          fill: '#2563eb',
          radius: 12,
          shadow: [{ spread: 6, fill: '#facc15' }],
        }),
        shape([110, 20, 50, 40], { fill: '#2563eb', shadow: [{ blur: 6, spread: 8 }] }),
        shape([200, 20, 50, 40], { fill: '#2563eb', shadow: [{ y: 14, blur: 8, spread: -6 }] }),
        shape([20, 110, 50, 40], { ...SHADED, shadow: [{ blur: 10, inset: true }] }),
        shape([110, 110, 50, 40], {
          ...SHADED,
          radius: 14,
          shadow: [{ x: 4, y: 6, blur: 4, spread: 3, inset: true, fill: '#b91c1c' }],
        }),
        shape([200, 110, 50, 40], {
          ...SHADED,
          radius: 3,
          shadow: [{ spread: 12, fill: '#16a34a' }],
        }),
      ],
    },
  ],
  [
    'effect-blend-modes',
    'each of the sixteen modes mixes a layer with what lies under it',
    {
      width: 68,
      height: 68,
      layers: BLEND_MODES.flatMap((blend, index) => {
        const place: Place = [4 + (index % 4) * 16, 4 + Math.floor(index / 4) * 16, 12, 12]
        const below = { angle: 90, stops: evenly('#e11d48', '#22c55e', '#1d4ed8') }
        const above = { angle: 180, stops: evenly('#fde047', 'rgb(30 64 175 / 60%)') }
        return [
          shape(place, { fill: { type: 'linear', ...below } }),
          shape(place, { fill: { type: 'linear', ...above }, blend }),
        ]
      }),
    },
  ],
  [
    'effect-blur',
    'a blurred layer fades over its own edge, all that it holds as one',
    {
      width: 220,
      height: 110,
      layers: [
        shape([25, 25, 50, 50], { fill: '#e11d48', blur: 4 }),
        {
          kind: 'container',
          ...placed([110, 20, 80, 60]),
          blur: 9,
          opacity: 0.7,
          children: [
            { ...shape([0, 0, 50, 40], { fill: '#1d4ed8' }), position: 'absolute' } as Layer,
            { ...shape([30, 20, 50, 40], { fill: '#facc15' }), position: 'absolute' } as Layer,
          ],
        },
      ],
    },
  ],
  [
    'effect-clip',
    'a clip is an ellipse, a rectangle, a path or another layer, which is then not drawn itself',
    {
      width: 300,
      height: 80,
      layers: [
        shape([10, 10, 60, 60], {
          fill: '#7c3aed',
          clip: { shape: 'ellipse', y: '10%', height: '80%' },
        }),
        shape([80, 10, 60, 60], {
          fill: '#7c3aed',
          clip: { shape: 'rect', x: '20%', y: 6, width: '60%', height: '80%', radius: 8 },
        }),
        shape([150, 10, 60, 60], {
          fill: '#7c3aed',
          clip: { shape: 'path', d: 'M0 60L30 0L60 60z' },
        }),
        shape([220, 10, 60, 60], { fill: '#7c3aed', clip: 'hole' }),
        shape([240, 30, 40, 40], { name: 'hole', shape: 'ellipse', fill: '#000' }),
      ],
    },
  ],
  [
    'effect-filters',
    'filters change the pixels of a picture as the functions of CSS do',
    {
      width: 290,
      height: 110,
      layers: [
        { grayscale: 0.8 },
        { sepia: 1 },
        { brightness: 1.4 },
        { contrast: 1.6 },
        { saturate: 2 },
        { hue: 90 },
        { tint: 'rgb(255 0 128 / 40%)' },
        { duotone: { dark: 'rgb(0 0 102)', light: 'rgb(255 255 102)' } },
      ].map((filters, index) => filtered(index, filters)),
    },
  ],
]

export const DRAWN: readonly [name: string, rule: string, scene: Scene][] = [
  [
    'effect-masks',
    'a mask is as soft as its alpha: a gradient, a stroke, a picture; text and strokes show pictures',
    {
      width: 290,
      height: 160,
      layers: [
        shape([10, 10, 60, 60], { fill: '#0f766e', clip: 'fade' }),
        shape([10, 10, 60, 60], {
          name: 'fade',
          fill: { type: 'linear', stops: evenly('#000', 'transparent') },
        }),
        shape([80, 10, 60, 60], { fill: '#0f766e', clip: 'ring' }),
        shape([85, 15, 50, 50], {
          name: 'ring',
          shape: 'ellipse',
          stroke: { width: 8, fill: '#000' },
        }),
        {
          kind: 'image',
          ...placed([150, 10, 60, 60]),
          src: PICTURE,
          mask: {
            src: `data:image/svg+xml,${encodeURIComponent("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'><path d='M5 0L10 5L5 10L0 5z'/></svg>")}`,
          },
        },
        shape([225, 15, 50, 50], {
          shape: 'star',
          stroke: { width: 8, fill: { type: 'image', src: PICTURE } },
        }),
        {
          kind: 'text',
          text: 'Picture',
          fontFamily: 'Inter',
          fontWeight: 700,
          fontSize: 56,
          ...placed([10, 80, 270, 70]),
          fill: { type: 'image', src: PICTURE },
        },
      ],
    },
  ],
  [
    'effect-pictures-in-text',
    'a picture fills a span, the outline of letters and the box behind a line, each over the layer’s box',
    {
      width: 290,
      height: 170,
      layers: [
        {
          ...{ kind: 'text', fontFamily: 'Inter', fontWeight: 800, fontSize: 40, fill: '#334155' },
          ...placed([10, 5, 270, 50]),
          spans: [{ text: 'A ' }, { text: 'pict', fill: IMAGE_FILL }, { text: 'ure' }],
        },
        {
          ...{ kind: 'text', text: 'Outline', fontFamily: 'Inter', fontWeight: 800, fontSize: 40 },
          ...placed([10, 55, 270, 50]),
          fill: '#fff',
          stroke: { width: 8, fill: IMAGE_FILL },
        },
        {
          ...{
            kind: 'text',
            text: 'Behind it',
            fontFamily: 'Inter',
            fontWeight: 800,
            fontSize: 40,
          },
          ...placed([10, 112, 270, 50]),
          fill: '#fff',
          highlight: { fill: IMAGE_FILL, padding: 4, radius: 10 },
        },
      ],
    },
  ],
  [
    'effect-blurred-pictures',
    'a filter blurs a picture inside of its edge, a layer blurs over it',
    {
      width: 220,
      height: 80,
      layers: [
        { kind: 'image', src: PICTURE, ...placed([20, 20, 60, 40]), filters: { blur: 6 } },
        { kind: 'image', src: PICTURE, ...placed([130, 20, 60, 40]), blur: 6 },
      ],
    },
  ],
]
