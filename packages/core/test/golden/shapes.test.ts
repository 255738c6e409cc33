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

const MORE_SHAPES: readonly Partial<ShapeProperties>[] = [
  { shape: 'triangle' },
  { shape: 'triangle', apex: 0 },
  { shape: 'arrow' },
  { shape: 'arrow', innerRatio: 0.2 },
  { shape: 'arc' },
  { shape: 'arc', startAngle: 30, sweep: -120 },
  { shape: 'arc', innerRatio: 0.6, sweep: 240, startAngle: -120 },
  { shape: 'arc', innerRatio: 0.5, sweep: 360 },
]

const INK = { fill: '#0f766e', width: 3 }
const CURVE = 'M6 44 C6 0 30 60 52 8'
const ARROWED: readonly Partial<ShapeProperties>[] = [
  { shape: 'line', arrow: 'end' },
  { shape: 'line', arrow: 'both', stroke: { ...INK, fill: 'rgb(15 118 110 / 50%)' } },
  { shape: 'line', arrow: { start: 'circle', end: 'open' } },
  { shape: 'line', arrow: { start: 'bar', end: 'diamond', size: 3 } },
  { shape: 'path', d: CURVE, arrow: 'end', stroke: { ...INK, cap: 'square' } },
  { shape: 'path', d: CURVE, arrow: 'both', stroke: { ...INK, dash: [5, 3] } },
  {
    ...{ shape: 'path', d: 'M4 4H30V40', arrow: { end: 'open' } },
    stroke: { width: 5, fill: '#be123c', join: 'round', cap: 'round' },
  },
  {
    ...{
      shape: 'path',
      d: 'M4 10H50 M4 30H50',
      arrow: { start: 'triangle', end: 'open', size: 6 },
    },
    stroke: { width: 2, fill: '#be123c' },
  },
  { shape: 'arc', innerRatio: 1, sweep: 290, arrow: { end: 'triangle', size: 5 } },
  { shape: 'arc', innerRatio: 1, sweep: 250, stroke: { ...INK, width: 7, cap: 'round' } },
  { shape: 'line', arrow: 'both', stroke: { ...INK, width: 12 } },
  {
    ...{ shape: 'line', arrow: { start: 'circle', end: 'triangle' } },
    stroke: {
      width: 4,
      fill: {
        type: 'linear',
        angle: 90,
        stops: [
          { at: 0, color: 'rgb(190 18 60 / 30%)' },
          { at: 1, color: '#be123c' },
        ],
      },
    },
  },
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
    'shapes-more',
    'triangles, block arrows, slices and rings fill their boxes, a whole ring without a seam',
    shapesScene(MORE_SHAPES, {
      fill: '#f59e0b',
      stroke: { width: 3, fill: 'rgb(120 53 15 / 70%)', join: 'round' },
    }),
  ],
  [
    'arrow-heads',
    'heads take the paint of their line, whose end does not show in them, and follow its direction',
    shapesScene(ARROWED, { stroke: INK }),
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
