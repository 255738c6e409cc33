import { useGoldens } from '@platen/testkit/golden'
import { test } from 'vitest'
import type { Layer } from '../../src/model/layer.ts'
import { type Scene, useSceneDrawer } from './draw-scene.ts'

const goldens = useGoldens(import.meta.url)
const drawScene = useSceneDrawer()

const box = (x: number, y: number, properties: object): Layer => ({
  kind: 'shape',
  shape: 'rect',
  x,
  y,
  width: 60,
  height: 50,
  fill: '#2563eb',
  ...properties,
})

const label = (text: string, properties: object = {}): Layer => ({
  kind: 'text',
  text,
  fontFamily: 'Inter',
  fontSize: 16,
  ...properties,
})

const ROWS: readonly [name: string, rule: string, scene: Scene][] = [
  [
    'shadow-of-boxes',
    'a shadow has the shape of what casts it, moved and blurred, never seen through its caster',
    {
      width: 300,
      height: 170,
      layers: [
        box(20, 20, { shadow: [{ x: 6, y: 6 }] }),
        box(110, 20, { shadow: [{ y: 4, blur: 12 }], radius: 12 }),
        box(210, 20, { shadow: [{ blur: 20, fill: '#e11d48' }], shape: 'ellipse' }),
        box(20, 100, {
          shadow: [
            { x: 4, y: 4, fill: '#facc15' },
            { x: 8, y: 8, fill: '#16a34a' },
          ],
        }),
        box(110, 100, { shadow: [{ x: 8, y: 8, blur: 4 }], shape: 'star' }),
        box(210, 100, {
          shadow: [{ x: 6, y: 6, blur: 2 }],
          fill: 'rgb(37 99 235 / 40%)',
        }),
      ],
    },
  ],
  [
    'shadow-of-strokes-and-text',
    'a stroked star and a text cast the shadow of their ink, seen inside them; a rectangle that of a box',
    {
      width: 280,
      height: 140,
      layers: [
        box(20, 20, {
          fill: 'transparent',
          stroke: { width: 5, fill: '#7c3aed' },
          shadow: [{ x: 6, y: 6, blur: 3 }],
        }),
        box(210, 16, {
          shape: 'star',
          fill: 'transparent',
          stroke: { width: 4, fill: '#7c3aed' },
          shadow: [{ x: 6, y: 6, blur: 3 }],
        }),
        label('Text', {
          x: 100,
          y: 16,
          fontSize: 42,
          fontWeight: 700,
          shadow: [{ x: 3, y: 3, blur: 4 }],
        }),
        label('Glow', {
          x: 20,
          y: 84,
          fontSize: 36,
          fontWeight: 700,
          fill: '#fff',
          shadow: [{ blur: 8, fill: '#db2777' }],
        }),
        label('Hard', {
          x: 150,
          y: 84,
          fontSize: 36,
          fontWeight: 700,
          fill: '#fde047',
          shadow: [
            { x: 2, y: 2, fill: '#000' },
            { x: -2, y: -2, fill: '#f00' },
          ],
        }),
      ],
    },
  ],
  [
    'shadow-of-container',
    'a container with a background casts the shadow of its box',
    {
      width: 200,
      height: 100,
      layers: [
        {
          kind: 'container',
          x: 30,
          y: 25,
          width: 140,
          height: 50,
          background: '#fff',
          radius: 14,
          padding: 12,
          border: { width: 1, fill: '#d4d4d8' },
          shadow: [{ y: 6, blur: 18, fill: 'rgb(0 0 0 / 35%)' }],
          children: [label('A card')],
        },
      ],
    },
  ],
  [
    'opacity-group',
    'the opacity of a container fades its children as one: where they overlap nothing shines through',
    {
      width: 220,
      height: 100,
      background: '#fef9c3',
      layers: [
        {
          kind: 'container',
          x: 10,
          y: 10,
          width: 90,
          height: 80,
          opacity: 0.5,
          children: [
            box(0, 0, { position: 'absolute', fill: '#dc2626' }),
            box(30, 30, { position: 'absolute' }),
          ],
        },
        {
          kind: 'container',
          x: 120,
          y: 10,
          width: 90,
          height: 80,
          children: [
            box(0, 0, { position: 'absolute', fill: '#dc2626', opacity: 0.5 }),
            box(30, 30, { position: 'absolute', opacity: 0.5 }),
          ],
        },
      ],
    },
  ],
  [
    'rotation-origins',
    'a layer turns clockwise about its origin, its middle by default',
    {
      width: 260,
      height: 110,
      layers: ['50% 50%', '0% 0%', '100% 100%'].flatMap((origin, index): Layer[] => [
        box(25 + index * 80, 30, {
          width: 50,
          height: 40,
          fill: 'transparent',
          stroke: { fill: '#a1a1aa', dash: [3, 3] },
        }),
        box(25 + index * 80, 30, { width: 50, height: 40, rotate: 30, origin }),
      ]),
    },
  ],
  [
    'rotation-nested',
    'rotations of a container and of its children add up; text turns with them',
    {
      width: 220,
      height: 200,
      layers: [
        {
          kind: 'container',
          x: 50,
          y: 50,
          width: 120,
          height: 100,
          rotate: 20,
          background: '#dbeafe',
          border: { width: 2, fill: '#1d4ed8' },
          padding: 10,
          children: [
            box(20, 15, { position: 'absolute', rotate: 25, fill: '#f59e0b' }),
            label('Twenty', { position: 'absolute', left: 30, bottom: 8, rotate: -20 }),
          ],
        },
      ],
    },
  ],
  [
    'overflow-hidden',
    'overflow hidden cuts children at the box and its corners, rotated ones too',
    {
      width: 280,
      height: 110,
      layers: [0, 16, 16].map((radius, index) => ({
        kind: 'container',
        x: 20 + index * 90,
        y: 20,
        width: 70,
        height: 70,
        radius,
        rotate: index === 2 ? 15 : 0,
        overflow: 'hidden',
        background: '#e4e4e7',
        border: { width: 4, fill: '#18181b' },
        children: [
          box(-15, -15, { position: 'absolute', shape: 'ellipse', fill: '#dc2626' }),
          box(35, 35, { position: 'absolute' }),
        ],
      })),
    },
  ],
  [
    'borders',
    'borders lie inside their boxes and follow the corners; inner corners are tighter',
    {
      width: 280,
      height: 90,
      layers: [
        { radius: 0, border: { width: 1, fill: '#111' } },
        { radius: 20, border: { width: 6, fill: '#7c3aed' } },
        { radius: [0, 30, 0, 30] as const, border: { width: 10, fill: 'rgb(220 38 38 / 50%)' } },
      ].map((properties, index) => ({
        kind: 'container',
        x: 15 + index * 90,
        y: 15,
        width: 70,
        height: 60,
        background: '#fde68a',
        children: [],
        ...properties,
      })),
    },
  ],
]

test.each(ROWS)('%s: %s', async (name, _rule, scene) => {
  await goldens.match(name, await drawScene(scene))
})
