import { useGoldens } from '@platen/testkit/golden'
import { test } from 'vitest'
import type { Fill } from '../../src/model/fill.ts'
import type { Layer } from '../../src/model/layer.ts'
import { gridOf, type Scene, useSceneDrawer } from './draw-scene.ts'

const goldens = useGoldens(import.meta.url)
const drawScene = useSceneDrawer()

const cell = gridOf({ columns: 4, width: 60, height: 60, gap: 12 })
const stops = (...colors: readonly string[]) =>
  colors.map((color, index) => ({ at: index / (colors.length - 1), color }))

/** Dark and light squares, so that what shines through is seen. */
const CHECKERS: readonly Layer[] = Array.from({ length: 15 * 8 }, (_, index) => index)
  .filter((index) => ((index % 15) + Math.floor(index / 15)) % 2 === 0)
  .map((index) => ({
    kind: 'shape',
    shape: 'rect',
    x: (index % 15) * 20,
    y: Math.floor(index / 15) * 20,
    width: 20,
    height: 20,
    fill: '#c4c4cc',
  }))

function fillsScene(fills: readonly Fill[], shape: 'rect' | 'ellipse' = 'rect'): Scene {
  return {
    width: 300,
    height: 12 + Math.ceil(fills.length / 4) * 72,
    layers: [
      ...CHECKERS.filter((layer) => Number(layer.y) < 12 + Math.ceil(fills.length / 4) * 72),
      ...fills.map((fill, index): Layer => ({ kind: 'shape', shape, ...cell(index), fill })),
    ],
  }
}

const ROWS: readonly [name: string, rule: string, scene: Scene][] = [
  [
    'fill-linear-angles',
    '0 goes up, 90 to the right, and the end colours reach the corners, as in CSS',
    fillsScene(
      [0, 45, 90, 135, 180, 225, 270, 400].map((angle) => ({
        type: 'linear',
        angle,
        stops: stops('#1d4ed8', '#fde047'),
      })),
    ),
  ],
  [
    'fill-linear-stops',
    'stops may be hard, crowded or not at the ends; transparent ends darken nothing',
    fillsScene([
      { type: 'linear', angle: 90, stops: stops('red', 'lime', 'blue') },
      {
        type: 'linear',
        angle: 90,
        stops: [
          { at: 0.5, color: '#0f766e' },
          { at: 0.5, color: '#fbbf24' },
        ],
      },
      {
        type: 'linear',
        angle: 90,
        stops: [
          { at: 0.3, color: '#7c3aed' },
          { at: 0.6, color: '#f472b6' },
        ],
      },
      { type: 'linear', angle: 90, stops: stops('transparent', '#e11d48', 'transparent') },
      { type: 'linear', angle: 0, stops: stops('rgb(0 0 0 / 80%)', 'rgb(0 0 0 / 0%)') },
      { type: 'linear', angle: 0, stops: stops('rgb(255 255 255 / 0%)', '#fff') },
      { type: 'linear', angle: 45, stops: stops('#000', '#fff', '#000', '#fff', '#000') },
      { type: 'linear', angle: 90, stops: stops('#777', '#787878') },
    ]),
  ],
  [
    'fill-radial',
    'a radial gradient reaches the farthest corner from wherever its centre is',
    fillsScene([
      { type: 'radial', stops: stops('#fde047', '#1d4ed8') },
      { type: 'radial', center: '0% 0%', stops: stops('#fde047', '#1d4ed8') },
      { type: 'radial', center: '30% 70%', radius: 0.5, stops: stops('#fde047', '#1d4ed8') },
      { type: 'radial', radius: 2, stops: stops('#fde047', '#1d4ed8') },
    ]),
  ],
  [
    'fill-radial-stops',
    'a radial gradient may be hard, transparent within or without, and centred on an edge',
    fillsScene([
      { type: 'radial', stops: stops('#e11d48', 'transparent') },
      { type: 'radial', radius: 0.7, stops: stops('transparent', '#e11d48') },
      {
        type: 'radial',
        stops: [
          { at: 0.4, color: '#111' },
          { at: 0.4, color: '#fff' },
          { at: 0.5, color: '#fff' },
          { at: 0.5, color: '#e11d48' },
        ],
      },
      { type: 'radial', center: '50% 100%', stops: stops('#fff', '#0ea5e9', '#0c4a6e') },
    ]),
  ],
  [
    'fill-wide-radial',
    'a radial gradient is an ellipse in a box that is not square',
    {
      width: 240,
      height: 80,
      layers: [
        {
          kind: 'shape',
          shape: 'rect',
          x: 10,
          y: 10,
          width: 220,
          height: 60,
          fill: { type: 'radial', stops: stops('#fde047', '#1d4ed8') },
        },
      ],
    },
  ],
  [
    'fill-smooth',
    'a long gradient of near colours steps evenly, without seams',
    {
      width: 300,
      height: 120,
      layers: [
        {
          kind: 'shape',
          shape: 'rect',
          width: 300,
          height: 60,
          fill: { type: 'linear', angle: 90, stops: stops('#102040', '#305080') },
        },
        {
          kind: 'shape',
          shape: 'rect',
          y: 60,
          width: 300,
          height: 60,
          fill: { type: 'linear', angle: 90, stops: stops('rgb(0 0 0 / 90%)', 'rgb(0 0 0 / 10%)') },
        },
      ],
    },
  ],
  [
    'fill-translucent',
    'translucent colours lie over one another in paint order',
    {
      width: 160,
      height: 120,
      layers: [
        ...CHECKERS.filter((layer) => Number(layer.y) < 120 && Number(layer.x) < 160),
        ...['rgb(220 38 38 / 50%)', 'rgb(22 163 74 / 50%)', 'rgb(37 99 235 / 50%)'].map(
          (fill, index): Layer => ({
            kind: 'shape',
            shape: 'ellipse',
            x: 20 + index * 30,
            y: index === 1 ? 45 : 10,
            width: 65,
            height: 65,
            fill,
          }),
        ),
      ],
    },
  ],
  [
    'fill-on-transparent-canvas',
    'a canvas without background keeps its alpha, at soft edges too',
    {
      width: 160,
      height: 80,
      background: undefined,
      layers: [
        { kind: 'shape', shape: 'ellipse', x: 10, y: 10, width: 60, height: 60, fill: '#dc2626' },
        {
          kind: 'shape',
          shape: 'rect',
          x: 90,
          y: 10,
          width: 60,
          height: 60,
          fill: { type: 'linear', stops: stops('rgb(37 99 235 / 100%)', 'rgb(37 99 235 / 0%)') },
        },
      ],
    },
  ],
  [
    'fill-gradient-text-and-stroke',
    'a gradient spans the box of a text and the outline of a stroke',
    {
      width: 280,
      height: 130,
      layers: [
        {
          kind: 'text',
          x: 10,
          y: 10,
          width: 260,
          text: 'Gradient',
          fontFamily: 'Inter',
          fontWeight: 700,
          fontSize: 48,
          fill: { type: 'linear', angle: 90, stops: stops('#db2777', '#2563eb') },
        },
        {
          kind: 'shape',
          shape: 'rect',
          radius: 14,
          x: 20,
          y: 78,
          width: 240,
          height: 40,
          stroke: {
            width: 8,
            fill: { type: 'linear', angle: 90, stops: stops('#db2777', '#2563eb') },
          },
        },
      ],
    },
  ],
]

test.each(ROWS)('%s: %s', async (name, _rule, scene) => {
  await goldens.match(name, await drawScene(scene))
})
