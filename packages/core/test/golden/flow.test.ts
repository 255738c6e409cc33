import { useGoldens } from '@platen/testkit/golden'
import { test } from 'vitest'
import type { Layer } from '../../src/model/layer.ts'
import type { RepeaterItem } from '../../src/model/layers/repeater.ts'
import { type Scene, useSceneDrawer } from './draw-scene.ts'

const goldens = useGoldens(import.meta.url)
const drawScene = useSceneDrawer()

const label = (text: string, properties: object = {}): Layer => ({
  kind: 'text',
  text,
  fontFamily: 'Inter',
  fontSize: 16,
  ...properties,
})

const products = (properties: { columns?: number; items: readonly RepeaterItem[] }): Layer => ({
  kind: 'repeater',
  name: 'products',
  x: 10,
  y: 10,
  width: 260,
  gap: 10,
  item: {
    kind: 'container',
    padding: 8,
    gap: 8,
    align: 'center',
    radius: 8,
    background: '#f1f5f9',
    children: [
      {
        kind: 'shape',
        name: 'dot',
        dynamic: true,
        shape: 'ellipse',
        width: 16,
        height: 16,
        fill: '#94a3b8',
      },
      label('Name', { name: 'name', dynamic: true }),
    ],
  },
  empty: label('Nothing here yet', { fill: '#64748b', fontStyle: 'italic' }),
  ...properties,
})

const ITEMS: readonly RepeaterItem[] = [
  { name: 'Mug', dot: '#dc2626' },
  { name: 'Teapot', dot: '#16a34a' },
  { name: 'Saucer' },
  { name: 'Spoon', dot: '#2563eb' },
  { name: { text: 'Tray', fontWeight: 700 } },
]

const ROWS: readonly [name: string, rule: string, scene: Scene][] = [
  [
    'flow-baselines',
    'texts of different sizes and fonts stand on one baseline',
    {
      width: 280,
      height: 80,
      layers: [
        {
          kind: 'container',
          x: 10,
          y: 10,
          width: 260,
          align: 'baseline',
          gap: 10,
          children: [
            label('Small', { fontSize: 12 }),
            label('Big', { fontSize: 44, fontWeight: 700 }),
            label('Noto', { fontSize: 24, fontFamily: 'Noto Sans' }),
            label('two\nlines', { fontSize: 14 }),
          ],
        },
        {
          kind: 'shape',
          shape: 'line',
          x: 0,
          y: 53,
          width: 280,
          height: 0,
          stroke: { width: 0.5, fill: '#ef4444' },
        },
      ],
    },
  ],
  [
    'flow-repeater-columns',
    'a repeater with columns lays its copies out in equal columns, each with its own values',
    { width: 280, height: 140, layers: [products({ columns: 2, items: ITEMS })] },
  ],
  [
    'flow-repeater-list',
    'a repeater is a column, in which an item without a value keeps that of the template',
    { width: 280, height: 150, layers: [products({ items: ITEMS.slice(0, 3) })] },
  ],
  [
    'flow-repeater-empty',
    'a repeater without items shows what it has for that',
    { width: 280, height: 50, layers: [products({ items: [] })] },
  ],
  [
    'flow-hidden-child',
    'what stands behind a hidden child moves up',
    {
      width: 280,
      height: 100,
      layers: [true, false].map((visible, index) => ({
        kind: 'container',
        x: 10,
        y: 10 + index * 45,
        gap: 8,
        align: 'center',
        children: [
          label('One'),
          label('Two', { visible, fontWeight: 700 }),
          {
            kind: 'shape',
            shape: 'star',
            width: 30,
            height: 30,
            fill: '#f59e0b',
          },
          label('Three'),
        ],
      })),
    },
  ],
  [
    'flow-wrap-and-justify',
    'children wrap into lines, which the free space is shared out in',
    {
      width: 280,
      height: 150,
      layers: [
        {
          kind: 'container',
          x: 10,
          y: 10,
          width: 260,
          height: 130,
          wrap: 'wrap',
          gap: 6,
          padding: 8,
          justify: 'space-between',
          align: 'center',
          alignContent: 'space-around',
          background: '#ecfdf5',
          children: 'a shop of words and numbers that does not close'.split(' ').map((word) => ({
            kind: 'container',
            padding: [2, 8],
            radius: 10,
            background: '#047857',
            children: [label(word, { fill: '#fff', fontSize: 14 })],
          })),
        },
      ],
    },
  ],
]

test.each(ROWS)('%s: %s', async (name, _rule, scene) => {
  await goldens.match(name, await drawScene(scene))
})
