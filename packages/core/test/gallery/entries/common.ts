import type { CommonEntries } from '../gallery-entry.ts'

const SHADOW = { x: 4, y: 4, blur: 6, fill: '#0f172a80' }
const PHOTO = { kind: 'image', src: 'photo.jpg', x: 0, y: 0, width: 76, height: 56 }
const SQUARE = { width: 20, height: 20 }

/** Shown on a rectangle; every kind has them. */
export const COMMON_ENTRIES: CommonEntries = {
  x: { values: [0, 20, 40], without: ['left'] },
  y: { values: [0, 14, 28], without: ['top'] },
  left: { values: [0, '25%', '50%'] },
  top: { values: [0, '25%', '50%'] },
  right: { values: [0, 20, '50%'], without: ['left'] },
  bottom: { values: [0, 14, '50%'], without: ['top'] },
  width: { values: [12, 36, '75%'] },
  height: { values: [8, 28, '75%'] },
  minWidth: { values: [undefined, 50], base: { width: 12 } },
  maxWidth: { values: [undefined, 24], base: { width: 60 } },
  minHeight: { values: [undefined, 40], base: { height: 8 } },
  maxHeight: { values: [undefined, 14], base: { height: 40 } },
  aspectRatio: { values: [1, 2, 0.75], without: ['height'] },
  position: {
    values: ['relative', 'absolute'],
    inRow: true,
    base: { ...SQUARE, right: 4, bottom: 4 },
  },
  grow: { values: [0, 1], inRow: true, base: SQUARE },
  shrink: { values: [0, 1], inRow: true, base: { width: 70, height: 20 } },
  basis: { values: ['auto', 8, '60%'], inRow: true, base: SQUARE },
  alignSelf: { values: ['start', 'center', 'end'], inRow: true, base: SQUARE },
  margin: { values: [0, 8, [2, 18]], inRow: true, base: SQUARE },
  visible: { values: [true, false], inRow: true, base: SQUARE },
  opacity: { values: [1, 0.6, 0.25] },
  rotate: { values: [0, 15, 45] },
  origin: { values: ['50% 50%', '0% 0%', '100% 100%'], base: { rotate: 20 } },
  priority: { values: [undefined, 1], inRow: true, base: { width: 72, height: 20, shrink: 0 } },
  shadow: {
    values: [[SHADOW], [{ ...SHADOW, spread: 4 }], [{ ...SHADOW, inset: true }]],
    base: { fill: '#93c5fd' },
  },
  blend: { values: ['normal', 'multiply', 'difference'], on: PHOTO },
  blur: { values: [0, 2, 5] },
  clip: {
    values: [
      { shape: 'ellipse' },
      { shape: 'rect', x: 6, width: 18, radius: 9 },
      { shape: 'path', d: 'M18 0L36 28H0Z' },
    ],
  },
  link: { reason: 'is not seen: it leads somewhere in PDF and SVG' },
  alt: { reason: 'is not seen: it is read to those who do not see the picture' },
}
