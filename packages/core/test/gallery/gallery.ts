import type { LayerKind } from '../../src/model/layer.ts'
import { CONTAINER_ENTRIES, REPEATER_ENTRIES } from './entries/boxes.ts'
import { COMMON_ENTRIES } from './entries/common.ts'
import { BARCODE_ENTRIES, QR_ENTRIES, RATING_ENTRIES, SHAPE_ENTRIES } from './entries/figures.ts'
import { IMAGE_ENTRIES, SVG_ENTRIES, SVG_MARKUP } from './entries/pictures.ts'
import { TEXT_ENTRIES } from './entries/text.ts'
import type { GalleryRow } from './gallery-entry.ts'

type Properties = Readonly<Record<string, unknown>>

/** The properties of one kind, or those that all kinds share. */
export interface GallerySection {
  readonly name: LayerKind | 'common'
  readonly title: string
  /** Px of one picture; three of the usual ones are 240 px wide. */
  readonly cell?: { readonly width: number; readonly height: number }
  /** The layer that the entries add to. */
  readonly plain: Properties
  readonly rows: Readonly<Record<string, GalleryRow>>
}

const PLACE = { left: 4, top: 4, width: 68, height: 48 }
const BOX = { kind: 'shape', shape: 'rect', width: 14, height: 14, fill: '#2563eb' }
const RECT = { kind: 'shape', shape: 'rect', fill: '#2563eb' }

/** In the order of the page. */
export const GALLERY: readonly GallerySection[] = [
  {
    name: 'common',
    title: 'Every layer',
    plain: { ...RECT, left: 20, top: 14, width: 36, height: 28 },
    rows: COMMON_ENTRIES,
  },
  {
    name: 'text',
    title: 'Text',
    plain: { kind: 'text', ...PLACE, text: 'Ink on paper', fontSize: 14 },
    rows: TEXT_ENTRIES,
  },
  {
    name: 'image',
    title: 'Image',
    plain: { kind: 'image', ...PLACE, src: 'photo.jpg' },
    rows: IMAGE_ENTRIES,
  },
  {
    name: 'shape',
    title: 'Shape',
    plain: { ...RECT, left: 12, top: 10, width: 52, height: 36 },
    rows: SHAPE_ENTRIES,
  },
  {
    name: 'svg',
    title: 'SVG',
    plain: { kind: 'svg', ...PLACE, markup: SVG_MARKUP },
    rows: SVG_ENTRIES,
  },
  {
    name: 'qr',
    title: 'QR code',
    cell: { width: 117, height: 117 },
    plain: { kind: 'qr', left: 0, top: 0, width: 117, height: 117, data: 'A', quietZone: 2 },
    rows: QR_ENTRIES,
  },
  {
    name: 'barcode',
    title: 'Barcode',
    cell: { width: 117, height: 56 },
    plain: { kind: 'barcode', left: 0, top: 4, width: 117, height: 48, data: 'A' },
    rows: BARCODE_ENTRIES,
  },
  {
    name: 'rating',
    title: 'Rating',
    plain: { kind: 'rating', left: 4, top: 18, width: 68, height: 20, value: 2.5 },
    rows: RATING_ENTRIES,
  },
  {
    name: 'container',
    title: 'Container',
    plain: {
      ...{ kind: 'container', ...PLACE, gap: 4, background: '#e2e8f0' },
      children: [BOX, { ...BOX, height: 22, fill: '#db2777' }, BOX],
    },
    rows: CONTAINER_ENTRIES,
  },
  {
    name: 'repeater',
    title: 'Repeater',
    plain: {
      ...{ kind: 'repeater', ...PLACE, direction: 'row', gap: 4, items: [{}, {}, {}] },
      item: { ...BOX, name: 'slot', dynamic: true },
    },
    rows: REPEATER_ENTRIES,
  },
]
