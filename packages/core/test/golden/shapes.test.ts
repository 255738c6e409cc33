import { useGoldens } from '@platen/testkit/golden'
import { test } from 'vitest'
import type { Layer } from '../../src/model/layer.ts'
import type { ShapeProperties } from '../../src/model/layers/shape.ts'
import { gridOf, type Scene, useSceneDrawer } from './draw-scene.ts'

const goldens = useGoldens(import.meta.url)
const drawScene = useSceneDrawer()

const cell = gridOf({ columns: 4, width: 60, height: 50, gap: 12 })

function shapesScene(shapes: readonly Partial<ShapeProperties>[], common: object = {}): Scene {
  const layers = shapes.map(
    (properties, index): Layer => ({
      kind: 'shape',
      shape: 'rect',
      ...cell(index),
      ...common,
      ...properties,
    }),
  )
  return { width: 300, height: 12 + Math.ceil(shapes.length / 4) * 62, layers }
}

const ALL_SHAPES: readonly Partial<ShapeProperties>[] = [
  { shape: 'rect' },
  { shape: 'rect', radius: [4, 12, 20, 40] },
  { shape: 'ellipse' },
  { shape: 'polygon', sides: 3 },
  { shape: 'polygon', sides: 6 },
  { shape: 'star' },
  { shape: 'star', points: 12, innerRatio: 0.7 },
  { shape: 'path', d: 'M0 50 C10 -20 50 -20 60 50 Q30 20 0 50Z' },
]

const ZIGZAG = 'M6 40 L20 8 L34 40 L54 10'
const CAPS = ['butt', 'round', 'square'] as const
const JOINS = ['miter', 'round', 'bevel'] as const

const ROWS: readonly [name: string, rule: string, scene: Scene][] = [
  [
    'shapes-filled',
    'each shape fills its box: corners may differ, a polygon and a star begin at the top',
    shapesScene(ALL_SHAPES, { fill: '#2563eb' }),
  ],
  [
    'shapes-stroked',
    'a stroke runs along every outline, half of it outside, with nothing inside',
    shapesScene(ALL_SHAPES, { stroke: { width: 4, fill: '#be123c' } }),
  ],
  [
    'shapes-filled-and-stroked',
    'a translucent stroke lies over the fill of its own shape',
    shapesScene(ALL_SHAPES, {
      fill: '#facc15',
      stroke: { width: 10, fill: 'rgb(30 64 175 / 50%)' },
    }),
  ],
  [
    'stroke-caps-and-joins',
    'open ends and corners follow cap and join: rows of joins, columns of caps',
    {
      ...shapesScene(
        JOINS.flatMap((join) => [
          ...CAPS.map((cap) => ({
            shape: 'path' as const,
            d: ZIGZAG,
            stroke: { width: 9, fill: '#0f766e', cap, join },
          })),
          {
            shape: 'path' as const,
            d: 'M8 12 L52 12 L8 38 L52 38 Z',
            stroke: { width: 7, fill: 'rgb(15 118 110 / 60%)', join },
          },
        ]),
      ),
    },
  ],
  [
    'stroke-dashes',
    'dashes run on around corners, each with its caps; a dash of no length is a dot',
    shapesScene([
      { shape: 'rect', stroke: { width: 3, fill: '#111', dash: [8, 4] } },
      { shape: 'rect', radius: 16, stroke: { width: 4, fill: '#111', dash: [12, 6, 2, 6] } },
      { shape: 'ellipse', stroke: { width: 5, fill: '#111', dash: [0, 9], cap: 'round' } },
      { shape: 'star', stroke: { width: 2, fill: '#111', dash: [5, 3], cap: 'square' } },
      { shape: 'line', stroke: { width: 4, fill: '#111', dash: [10, 8], cap: 'butt' } },
      { shape: 'line', stroke: { width: 4, fill: '#111', dash: [10, 8], cap: 'round' } },
      { shape: 'path', d: ZIGZAG, stroke: { width: 6, fill: '#111', dash: [7], join: 'round' } },
      { shape: 'path', d: ZIGZAG, stroke: { width: 6, fill: '#111', dash: [14, 5] } },
    ]),
  ],
  [
    'lines',
    'a line goes from the top left to the bottom right corner of its box, thin ones evenly grey',
    {
      width: 160,
      height: 120,
      layers: [
        ...[0.25, 0.5, 1, 2, 3, 5].map(
          (width, index): Layer => ({
            kind: 'shape',
            shape: 'line',
            x: 10,
            y: 8 + index * 10,
            width: 60,
            height: 0,
            stroke: { width, fill: '#000' },
          }),
        ),
        ...[0.25, 0.5, 1, 2, 3, 5].map(
          (width, index): Layer => ({
            kind: 'shape',
            shape: 'line',
            x: 80,
            y: 8 + index * 16,
            width: 70,
            height: 24,
            stroke: { width, fill: '#000' },
          }),
        ),
      ],
    },
  ],
]

test.each(ROWS)('%s: %s', async (name, _rule, scene) => {
  await goldens.match(name, await drawScene(scene))
})
