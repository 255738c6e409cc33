import { useGoldens } from '@platen/testkit/golden'
import { beforeAll, describe, test } from 'vitest'
import type { Layer } from '../../src/model/layer.ts'
import type { ImageLayer } from '../../src/model/layers/image.ts'
import { compassPhoto, compassPicture, fadingDisc } from './compass-picture.ts'
import { gridOf, type Scene, useSceneDrawer } from './draw-scene.ts'
import { drawBall, readPortrait } from './subject-pictures.ts'

const goldens = useGoldens(import.meta.url)
const drawScene = useSceneDrawer()

interface Pictures {
  readonly compass: string
  /** Six times as large, to be made smaller. */
  readonly large: string
  readonly disc: string
  readonly photos: readonly string[]
  readonly portrait: string
  /** A ball beside a patch of greys. */
  readonly ball: string
}

let pictures: Pictures

beforeAll(async () => {
  const orientations = [1, 2, 3, 4, 5, 6, 7, 8]
  pictures = {
    compass: await compassPicture(),
    large: await compassPicture({ width: 360, height: 240 }),
    disc: await fadingDisc(),
    portrait: await readPortrait(),
    ball: await drawBall(),
    photos: await Promise.all(orientations.map((orientation) => compassPhoto(orientation))),
  }
})

const cell = gridOf({ columns: 4, width: 60, height: 50, gap: 12 })

function imagesScene(images: readonly Partial<ImageLayer>[]): Scene {
  const layers = images.map(
    (properties, index): Layer => ({
      kind: 'image',
      src: pictures.compass,
      ...cell(index),
      ...properties,
    }),
  )
  return { width: 300, height: 12 + Math.ceil(images.length / 4) * 62, layers }
}

const background = '#e5e7eb'
const FITS = ['cover', 'contain', 'fill', 'scale-down'] as const

const ROWS: readonly [name: string, rule: string, scene: () => Scene][] = [
  [
    'image-fits',
    'cover, contain, fill and scale-down of a small picture, then of a large one, as in CSS',
    () =>
      imagesScene([
        ...FITS.map((fit) => ({ fit, background })),
        ...FITS.map((fit) => ({ fit, background, src: pictures.large })),
      ]),
  ],
  [
    'image-smart-crops',
    'the middle, what stands out, where there is most to see: of a face and a ball, wide and high',
    () => ({
      width: 300,
      height: 232,
      layers: [pictures.portrait, pictures.ball].flatMap((src, row) =>
        (['center', 'attention', 'entropy'] as const).flatMap((position, column): Layer[] => [
          {
            kind: 'image',
            src,
            position,
            x: 12 + column * 96,
            y: 12 + row * 110,
            width: 84,
            height: 30,
          },
          {
            kind: 'image',
            src,
            position,
            x: 12 + column * 96,
            y: 48 + row * 110,
            width: 26,
            height: 62,
          },
        ]),
      ),
    }),
  ],
  [
    'image-scale-down',
    'scale-down never enlarges; the other fits do',
    () => ({
      width: 300,
      height: 110,
      layers: FITS.map((fit, index) => ({
        kind: 'image',
        src: pictures.compass,
        x: 8 + index * 73,
        y: 10,
        width: 68,
        height: 90,
        fit,
        background,
      })),
    }),
  ],
  [
    'image-focal-points',
    'the focal point says which part cover keeps, and where contain puts the picture',
    () =>
      imagesScene(
        ['0% 50%', '50% 50%', '100% 50%', '25% 0%'].flatMap((position) => [
          { position: position as '0% 50%', width: 30 },
          { position: position as '0% 50%', fit: 'contain', width: 30, background },
        ]),
      ),
  ],
  [
    'image-corners-and-borders',
    'rounded corners cut picture, background and border alike; a border lies inside the box',
    () =>
      imagesScene([
        { radius: 12 },
        { radius: [0, 30, 0, 30] },
        { radius: 100, width: 50 },
        { border: { width: 4, fill: '#111' } },
        { radius: 14, border: { width: 5, fill: '#111' } },
        { radius: 14, border: { width: 6, fill: 'rgb(255 255 255 / 60%)' } },
        { fit: 'contain', background, radius: 10, height: 60, border: { width: 2, fill: '#111' } },
        { radius: 25, width: 50, border: { width: 3, fill: '#fff' } },
      ]),
  ],
  [
    'image-flips',
    'flips mirror the picture and leave the box where it is',
    () =>
      imagesScene(
        (['none', 'horizontal', 'vertical', 'both'] as const).map((flip) => ({
          flip,
          radius: [20, 0, 0, 0],
        })),
      ),
  ],
  [
    'image-exif-orientations',
    'a photo of each of the eight EXIF orientations stands upright',
    () => imagesScene(pictures.photos.map((src) => ({ src, fit: 'contain', background }))),
  ],
  [
    'image-translucent',
    'a translucent picture lets the colour below through and its background only behind it',
    () => ({
      width: 220,
      height: 80,
      background: '#fde68a',
      layers: [
        { kind: 'image', src: pictures.disc, x: 10, y: 10, width: 60, height: 60 },
        {
          kind: 'image',
          src: pictures.disc,
          x: 80,
          y: 10,
          width: 60,
          height: 60,
          background: '#1e3a8a',
          radius: 10,
        },
        { kind: 'image', src: pictures.disc, x: 150, y: 10, width: 60, height: 60, opacity: 0.5 },
      ],
    }),
  ],
  [
    'image-enlarged-and-reduced',
    'enlarged pictures are smooth, reduced ones are averaged, at places between px too',
    () => ({
      width: 300,
      height: 120,
      layers: [
        { kind: 'image', src: pictures.compass, x: 5, y: 5, width: 165, height: 110 },
        { kind: 'image', src: pictures.large, x: 180, y: 5, width: 30, height: 20 },
        { kind: 'image', src: pictures.large, x: 180.5, y: 40.5, width: 30, height: 20 },
        { kind: 'image', src: pictures.compass, x: 220, y: 5, width: 60, height: 40 },
        { kind: 'image', src: pictures.compass, x: 220.5, y: 60.5, width: 60, height: 40 },
      ],
    }),
  ],
  [
    'image-rotated',
    'a rotated picture keeps its corners and border, with smooth edges',
    () => ({
      width: 200,
      height: 110,
      layers: [
        { kind: 'image', src: pictures.compass, x: 20, y: 30, width: 72, height: 48, rotate: 20 },
        {
          kind: 'image',
          src: pictures.compass,
          x: 110,
          y: 30,
          width: 72,
          height: 48,
          rotate: -45,
          radius: 12,
          border: { width: 3, fill: '#111' },
        },
      ],
    }),
  ],
  [
    'image-jpeg-on-white',
    'a JPEG of a transparent canvas stands on white',
    () => ({
      width: 80,
      height: 80,
      background: undefined,
      layers: [{ kind: 'image', src: pictures.disc, x: 10, y: 10, width: 60, height: 60 }],
      options: { format: 'jpeg' },
    }),
  ],
  [
    'svg-fits',
    'an SVG is drawn as sharp as its box allows, its view box fitted like a picture',
    () => ({
      width: 300,
      height: 140,
      layers: FITS.flatMap((fit, index): Layer[] => [
        {
          kind: 'shape',
          shape: 'rect',
          x: 8 + index * 73,
          y: 10,
          width: 66,
          height: 120,
          fill: background,
        },
        {
          kind: 'svg',
          markup:
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 16"><rect width="24" height="16" rx="3" fill="#0f766e"/><circle cx="12" cy="8" r="5" fill="none" stroke="#fff"/><path d="M12 4v8M8 8h8" stroke="#facc15" stroke-width="1.5"/></svg>',
          x: 8 + index * 73,
          y: 10,
          width: 66,
          height: 120,
          fit,
        },
      ]),
    }),
  ],
]

describe('pictures', () => {
  test.each(ROWS)('%s: %s', async (name, _rule, scene) => {
    await goldens.match(name, await drawScene(scene()))
  })
})
