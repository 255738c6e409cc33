import { useGoldens } from '@platen/testkit/golden'
import { test } from 'vitest'
import type { Layer } from '../../src/model/layer.ts'
import { DRAWING, toSvgUrl } from '../render/sample-sources.ts'
import { gridOf, type Scene, useSceneDrawer } from './draw-scene.ts'

const goldens = useGoldens(import.meta.url)
const drawScene = useSceneDrawer()

const cell = gridOf({ columns: 3, width: 84, height: 84, gap: 12 })
const DATA = 'https://example.com'
const BRAND = {
  type: 'linear',
  angle: 135,
  stops: [
    { at: 0, color: '#1d4ed8' },
    { at: 1, color: '#9d174d' },
  ],
} as const

const QRS: readonly Partial<Extract<Layer, { kind: 'qr' }>>[] = [
  {},
  { modules: 'dot', quietZone: 0, data: 'A' },
  { modules: 'rounded' },
  { fill: BRAND, background: '#fef3c7', quietZone: 2, modules: 'rounded' },
  { logo: { src: toSvgUrl(DRAWING), size: 0.25 }, quietZone: 1, data: 'A' },
  { rotate: 20, quietZone: 0, background: 'transparent' },
]

const BARCODES: readonly Partial<Extract<Layer, { kind: 'barcode' }>>[] = [
  { data: 'Platen' },
  { symbology: 'ean13', data: '590123412345' },
  { symbology: 'datamatrix', data: DATA },
  { symbology: 'pdf417', data: 'A1' },
  { symbology: 'aztec', data: DATA, fill: BRAND, background: '#fef3c7' },
  { symbology: 'code39', data: 'A1', fill: '#1e3a8a', rotate: 180 },
]

const LABELLED: readonly Partial<Extract<Layer, { kind: 'barcode' }>>[] = [
  { symbology: 'ean13', data: '590123412345' },
  { symbology: 'ean8', data: '9638507' },
  { symbology: 'upca', data: '01234567890', height: 50 },
  { symbology: 'upce', data: '0123456', fill: BRAND },
  { symbology: 'itf14', data: '1540014128876' },
  { symbology: 'code128', data: 'Pg 4711', rotate: 180 },
  { symbology: 'code39', data: 'A-1', height: 30 },
  { symbology: 'code128', data: 'a\tQg', height: 60, width: 130 },
]

const RATINGS: readonly Partial<Extract<Layer, { kind: 'rating' }>>[] = [
  { value: 3.5 },
  { value: 2.25, shape: 'heart', fill: '#e11d48', max: 6 },
  { value: 0.1, shape: 'circle', fill: '#2563eb', gap: 10 },
  { value: 4, shape: 'svg', d: 'M0 10L10 0L20 10L14 10V24H6V10Z', fill: BRAND },
  { value: 4.8, rotate: -3, fill: 'rgb(220 38 38 / 60%)', emptyFill: 'rgb(0 0 0 / 20%)' },
]

const ROWS: readonly [name: string, rule: string, scene: Scene][] = [
  [
    'qr-styles',
    'finders follow the modules, a logo has room of its own, and no seam shows between modules',
    {
      width: 300,
      height: 204,
      background: '#e2e8f0',
      layers: QRS.map(
        (fields, index): Layer => ({
          kind: 'qr',
          data: DATA,
          ...cell(index),
          ...fields,
        }),
      ),
    },
  ],
  [
    'barcodes',
    'bars fill their box and matrices keep their squares, with quiet zones and sharp edges',
    {
      width: 300,
      height: 190,
      background: '#e2e8f0',
      layers: BARCODES.map(
        (fields, index): Layer => ({
          kind: 'barcode',
          x: 10 + (index % 2) * 145,
          y: 10 + Math.floor(index / 2) * 60,
          width: 135,
          height: 50,
          ...fields,
        }),
      ),
    },
  ],
  [
    'barcodes-with-text',
    'digits stand under their bars in the groups of GS1, guard bars reach down between them',
    {
      width: 300,
      height: 300,
      background: '#e2e8f0',
      layers: LABELLED.map(
        (fields, index): Layer => ({
          kind: 'barcode',
          x: 6 + (index % 2) * 147,
          y: 6 + Math.floor(index / 2) * 73,
          width: 141,
          height: 67,
          showText: true,
          ...fields,
        }),
      ),
    },
  ],
  [
    'ratings',
    'a fraction fills that part of a symbol’s width, without a seam, in every shape',
    {
      width: 260,
      height: 176,
      layers: RATINGS.map(
        (fields, index): Layer => ({
          kind: 'rating',
          x: 10,
          y: 10 + index * 34,
          width: 240,
          height: 26,
          ...fields,
        }),
      ),
    },
  ],
]

test.each(ROWS)('%s: %s', async (name, _rule, scene) => {
  await goldens.match(name, await drawScene(scene))
})
