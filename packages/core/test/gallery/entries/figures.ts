import type { EntriesOf } from '../gallery-entry.ts'

const STOPS = [
  { at: 0, color: '#f59e0b' },
  { at: 1, color: '#7c3aed' },
]
const LARGE = { left: 14, top: 4, width: 48, height: 48 }
const OTHER = '#7c2d12'

export const SHAPE_ENTRIES: EntriesOf<'shape'> = {
  shape: { values: ['ellipse', 'polygon', 'star'], base: LARGE },
  fill: {
    values: [
      { type: 'linear', angle: 45, stops: STOPS },
      { type: 'radial', stops: STOPS },
      { type: 'conic', stops: STOPS },
    ],
    base: LARGE,
  },
  stroke: {
    values: [
      { width: 3, fill: '#0f172a' },
      { width: 3, fill: '#0f172a', dash: [6, 4] },
      { width: 4, fill: '#0f172a', dash: [0, 8], cap: 'round' },
    ],
    base: { fill: '#bfdbfe' },
  },
  radius: { values: [0, 10, [14, 0, 14, 0]] },
  apex: { values: [0, 0.5, 1], base: { ...LARGE, shape: 'triangle' } },
  startAngle: { values: [0, 90, 200], base: { ...LARGE, shape: 'arc', sweep: 120 } },
  sweep: { values: [90, 180, 300], base: { ...LARGE, shape: 'arc', innerRatio: 0.6 } },
  arrow: {
    values: ['end', 'start', 'both'],
    base: { shape: 'line', stroke: { width: 3, fill: '#2563eb' } },
    without: ['fill'],
  },
  points: { values: [4, 5, 12], base: { ...LARGE, shape: 'star' } },
  sides: { values: [3, 5, 8], base: { ...LARGE, shape: 'polygon' } },
  innerRatio: { values: [0.2, 0.5, 0.85], base: { ...LARGE, shape: 'star' } },
  d: {
    values: ['M0 48V20Q24 -12 48 20V48Z', 'M24 0L48 48L0 18H48L0 48Z'],
    base: { ...LARGE, shape: 'path' },
  },
}

export const QR_ENTRIES: EntriesOf<'qr'> = {
  data: { values: ['A', 'https://example.com'] },
  text: { reason: 'is another name for `data`' },
  level: { values: ['L', 'H'], base: { data: 'PLATEN' } },
  fill: { values: ['#000', OTHER] },
  background: { values: ['#fff', '#fde68a'] },
  quietZone: { values: [0, 4] },
  modules: { values: ['dot', 'rounded'] },
  logo: { values: [undefined, { src: 'badge.png', size: 0.2 }], base: { level: 'H' } },
}

export const BARCODE_ENTRIES: EntriesOf<'barcode'> = {
  symbology: { values: ['code128', 'datamatrix'] },
  data: { values: ['A', 'AB'] },
  fill: { values: ['#000', OTHER] },
  background: { values: ['#fff', '#fde68a'] },
  showText: { values: [false, true] },
}

export const RATING_ENTRIES: EntriesOf<'rating'> = {
  value: { values: [0, 2.5, 5] },
  max: { values: [3, 5], base: { value: 2 } },
  shape: { values: ['star', 'heart', 'circle'] },
  fill: { values: ['#f59e0b', '#db2777'] },
  emptyFill: { values: ['#d1d5db', '#111827'] },
  gap: { values: [0, 4] },
  d: { values: ['M0 0H10V10H0Z', 'M5 0L10 10H0Z'], base: { shape: 'svg' } },
}
