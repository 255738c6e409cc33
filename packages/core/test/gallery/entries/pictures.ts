import type { EntriesOf } from '../gallery-entry.ts'

const NARROW = { left: 20, width: 30 }

export const IMAGE_ENTRIES: EntriesOf<'image'> = {
  src: { values: ['photo.jpg', 'badge.png'] },
  fit: { values: ['cover', 'contain', 'fill'], base: { ...NARROW, background: '#cbd5e1' } },
  position: { values: ['left', '50% 50%', 'right'], base: NARROW },
  objectPosition: { values: ['0% 50%', '50% 50%', '100% 50%'], base: NARROW },
  radius: { values: [0, 12, [20, 0, 20, 0]] },
  border: { values: [undefined, { width: 3, fill: '#f59e0b' }] },
  flip: { values: ['none', 'horizontal', 'vertical'] },
  background: { values: [undefined, '#fde047'], base: { src: 'badge.png', fit: 'contain' } },
  filters: {
    values: [
      { grayscale: 1 },
      { sepia: 1, contrast: 1.2 },
      { duotone: { dark: '#312e81', light: '#fde68a' } },
    ],
  },
  mask: { values: [undefined, { src: 'badge.png', fit: 'contain' }] },
}

const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="20" height="10" fill="#16a34a"/><circle cx="7" cy="5" r="4" fill="#fde047"/></svg>'

export const SVG_MARKUP = DRAWING

export const SVG_ENTRIES: EntriesOf<'svg'> = {
  src: { values: ['drawing.svg'], without: ['markup'] },
  markup: { values: [DRAWING] },
  fit: { values: ['contain', 'cover', 'fill'], base: { width: 40, left: 18 } },
  colors: { values: [undefined, { '#16a34a': '#7c3aed' }] },
  fill: { values: [undefined, '#db2777'] },
}
