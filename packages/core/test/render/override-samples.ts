import type { OutputFormat } from '../../src/foundation/output-format.ts'
import type { LayerKind } from '../../src/model/layer.ts'
import type { OverrideByKind } from '../../src/model/override-rules.ts'
import { DRAWING, OTHER_DRAWING, PICTURES, toSvgUrl } from './sample-sources.ts'

/** A value that changes the picture of a layer, on what it needs to be seen. */
export interface OverrideSample {
  readonly value: unknown
  /** Properties that the layer has in the template, besides those of its kind. */
  readonly base?: Readonly<Record<string, unknown>>
  /** Properties of the kind's plain layer that would hide the change. */
  readonly without?: readonly string[]
  /** The layer is a child of a row rather than on the canvas. */
  readonly inRow?: boolean
  /** Where the change is seen. Default: PNG. */
  readonly format?: OutputFormat
}

type SamplesOf<Properties> = { readonly [Name in keyof Properties]-?: OverrideSample }

const PLACE = { left: 10, top: 10, width: 50, height: 40 }
const BOX = { kind: 'shape', shape: 'rect', width: 20, height: 14, fill: '#16a34a' }
const CHILDREN = [BOX, { ...BOX, height: 24, fill: '#d97706' }, BOX]

/** A layer of each kind that shows something, to which the samples add. */
export const PLAIN_LAYERS: { readonly [Kind in LayerKind]: Readonly<Record<string, unknown>> } = {
  text: { ...PLACE, text: 'Some words to wrap', align: 'center', verticalAlign: 'bottom' },
  image: { ...PLACE, src: PICTURES.png },
  shape: { ...PLACE, shape: 'rect', fill: '#2563eb' },
  svg: { ...PLACE, markup: DRAWING },
  rating: { ...PLACE, value: 2.5 },
  barcode: { ...PLACE, symbology: 'datamatrix', data: 'A' },
  qr: { ...PLACE, data: 'A', quietZone: 1 },
  container: { ...PLACE, background: '#e5e7eb', children: CHILDREN },
  repeater: {
    ...PLACE,
    direction: 'row',
    items: [{}, {}],
    item: {
      ...{ kind: 'shape', shape: 'rect', fill: '#16a34a', minWidth: 15, minHeight: 8 },
      ...{ name: 'slot', dynamic: true },
    },
  },
}

const SHADOW = [{ x: 4, y: 4, blur: 2, fill: '#f00' }]

const COMMON: SamplesOf<
  Omit<OverrideByKind['shape'], keyof typeof SHAPE> & { readonly position?: unknown }
> = {
  x: { value: 22 },
  y: { value: 17 },
  left: { value: 22 },
  top: { value: '40%' },
  right: { value: 5, without: ['left'] },
  bottom: { value: '10%', without: ['top'] },
  width: { value: 31 },
  height: { value: 22 },
  minWidth: { value: 75 },
  maxWidth: { value: 30 },
  minHeight: { value: 66 },
  maxHeight: { value: 15 },
  aspectRatio: { value: 4, without: ['height'] },
  position: { value: 'absolute', inRow: true, base: { left: 60 } },
  grow: { value: 1, inRow: true },
  shrink: { value: 0.2, inRow: true, base: { width: 200 } },
  basis: { value: 80, inRow: true },
  alignSelf: { value: 'end', inRow: true },
  margin: { value: [9, 3], inRow: true },
  visible: { value: false },
  opacity: { value: 0.3 },
  rotate: { value: 30 },
  origin: { value: '0% 0%', base: { rotate: 30 } },
  priority: { value: 1, inRow: true, base: { width: 200, shrink: 0 } },
  shadow: { value: SHADOW },
  blend: { value: 'difference' },
  blur: { value: 3 },
  clip: { value: { shape: 'ellipse', width: '50%' } },
  link: { value: 'https://example.com/', format: 'svg' },
  alt: { value: 'What is seen', format: 'svg' },
}

const TEXT: SamplesOf<Omit<OverrideByKind['text'], keyof typeof COMMON>> = {
  text: { value: 'Other' },
  spans: { value: [{ text: 'Some ', fontWeight: 700 }, { text: 'words' }] },
  markup: { value: 'markdown', base: { text: 'Some **words**' } },
  fontFamily: { value: ['Nobody’s', 'Noto Sans'] },
  fontWeight: { value: 700 },
  fontStyle: { value: 'italic' },
  fontStretch: { value: 75, base: { fontFamily: 'Two Widths' } },
  fontSize: { value: 11 },
  variations: { value: { wght: 820 }, base: { fontFamily: 'Inter Variable' } },
  features: { value: { tnum: 1 }, base: { text: '1111' } },
  fill: { value: '#db2777' },
  stroke: { value: { width: 2, fill: '#f59e0b' } },
  highlight: { value: { fill: '#fde047', padding: 2, radius: 3 } },
  glyphPolicy: { value: 'drop', base: { text: '\ue123' } },
  emoji: { value: 'drop', base: { text: 'a ⌚' } },
  align: { value: 'end' },
  verticalAlign: { value: 'top', base: { text: 'Up' } },
  lineHeight: { value: '26px' },
  letterSpacing: { value: 3 },
  wordSpacing: { value: 8, base: { text: 'a b' } },
  paragraphSpacing: { value: 9, base: { text: 'a\nb' } },
  tabSize: { value: 2, base: { text: '\ta', align: 'start' } },
  transform: { value: 'uppercase' },
  hyphens: { value: 'none', base: { text: 'Un\u00adbreak\u00adable' } },
  decoration: { value: 'underline' },
  direction: { value: 'rtl', base: { align: 'start', text: 'Up' } },
  lang: { value: 'ro', base: { fontFamily: 'Noto Sans', text: 'ş ţ Ş Ţ' } },
  wrap: { value: 'none' },
  wordBreak: { value: 'anywhere', base: { text: 'Unbreakable' } },
  fit: { value: 'shrink', base: { text: 'Words that need more room than there is' } },
  minFontSize: { value: 15, base: { fit: 'shrink', text: 'Words that need more room' } },
  maxFontSize: { value: 12, base: { fit: 'grow', text: 'Up' } },
  maxLines: { value: 1, base: { overflow: 'clip' } },
  overflow: { value: 'clip', base: { text: 'Words that need more room than there is' } },
  ellipsis: { value: '!!', base: { overflow: 'ellipsis', maxLines: 1 } },
}

const IMAGE: SamplesOf<Omit<OverrideByKind['image'], keyof typeof COMMON>> & {
  readonly position: OverrideSample
} = {
  src: { value: PICTURES.jpeg },
  fit: { value: 'contain' },
  position: { value: 'left top', base: { width: 20 } },
  objectPosition: { value: '100% 0%', base: { width: 20 } },
  radius: { value: [0, 20, 0, 20] },
  border: { value: { width: 5, fill: '#111' } },
  flip: { value: 'both' },
  background: { value: '#fde047', base: { src: PICTURES.transparent } },
  filters: { value: { hue: 120, blur: 2 } },
  mask: { value: { src: PICTURES.transparent } },
}

const SHAPE = {
  shape: { value: 'ellipse' },
  fill: {
    value: {
      type: 'linear',
      angle: 90,
      stops: [
        { at: 0, color: 'red' },
        { at: 1, color: 'blue' },
      ],
    },
  },
  stroke: { value: { width: 4, fill: '#111', dash: [6, 3] } },
  radius: { value: 12 },
  points: { value: 9, base: { shape: 'star' } },
  sides: { value: 3, base: { shape: 'polygon' } },
  innerRatio: { value: 0.8, base: { shape: 'star' } },
  apex: { value: 1, base: { shape: 'triangle' } },
  startAngle: { value: 45, base: { shape: 'arc' } },
  sweep: { value: 200, base: { shape: 'arc' } },
  arrow: {
    value: { start: 'bar', end: 'open' },
    base: { shape: 'line', stroke: { width: 3, fill: '#111' } },
  },
  d: { value: 'M0 0H40V40Z', base: { shape: 'path', d: 'M0 0H20V10Z' } },
} satisfies { readonly [name: string]: OverrideSample }

const SVG: SamplesOf<Omit<OverrideByKind['svg'], keyof typeof COMMON>> = {
  src: {
    value: toSvgUrl(OTHER_DRAWING),
    base: { src: toSvgUrl(DRAWING) },
    without: ['markup'],
  },
  markup: { value: OTHER_DRAWING },
  fit: { value: 'fill' },
  colors: { value: { '#284': '#7c3aed' } },
  fill: { value: '#db2777' },
}

/** A code that gets too small is refused. */
const QR: SamplesOf<Omit<OverrideByKind['qr'], keyof typeof COMMON>> & {
  readonly [Name in 'height' | 'maxHeight' | 'aspectRatio' | 'rotate' | 'origin']: OverrideSample
} = {
  height: { value: 30 },
  maxHeight: { value: 25 },
  aspectRatio: { value: 1.5, without: ['height'] },
  rotate: { value: 30, base: { width: 75, height: 75 } },
  origin: { value: '0% 0%', base: { width: 75, height: 75, rotate: 30 } },
  data: { value: 'B' },
  text: { value: 'C' },
  level: { value: 'H' },
  fill: { value: '#7c2d12' },
  background: { value: '#fde68a' },
  quietZone: { value: 6, base: { height: 70, width: 70 } },
  modules: { value: 'rounded', base: { height: 60, width: 60 } },
  logo: { value: { src: PICTURES.png, size: 0.15 }, base: { quietZone: 0 } },
}

/** A code that gets too small is refused. */
const BARCODE: SamplesOf<Omit<OverrideByKind['barcode'], keyof typeof COMMON>> & {
  readonly [Name in 'aspectRatio' | 'rotate' | 'origin']: OverrideSample
} = {
  aspectRatio: { value: 1.5, without: ['height'] },
  rotate: { value: 30, base: { width: 75, height: 75 } },
  origin: { value: '0% 0%', base: { width: 75, height: 75, rotate: 30 } },
  symbology: { value: 'aztec' },
  showText: { value: true, base: { symbology: 'code39', width: 75, height: 60 } },
  data: { value: 'B' },
  fill: { value: '#7c2d12' },
  background: { value: '#fde68a' },
}

const RATING: SamplesOf<Omit<OverrideByKind['rating'], keyof typeof COMMON>> & {
  readonly shrink: OverrideSample
} = {
  // Like a picture, it would keep the width that its height asks for.
  shrink: { value: 0.2, inRow: true, base: { width: 200, minWidth: 0 } },
  value: { value: 4 },
  max: { value: 3 },
  shape: { value: 'heart' },
  fill: { value: '#db2777' },
  emptyFill: { value: '#111' },
  gap: { value: 0 },
  d: { value: 'M0 0H40V40Z', base: { shape: 'svg', d: 'M0 0H20V10Z' } },
}

const CONTAINER: SamplesOf<Omit<OverrideByKind['container'], keyof typeof COMMON>> = {
  direction: { value: 'column' },
  wrap: { value: 'wrap', base: { width: 45 } },
  gap: { value: [2, 5] },
  padding: { value: [4, 8] },
  justify: { value: 'space-between', base: { width: 90 } },
  align: { value: 'center' },
  alignContent: { value: 'end', base: { wrap: 'wrap', width: 45, height: 70 } },
  background: { value: '#1e293b' },
  radius: { value: 15 },
  border: { value: { width: 3, fill: '#f00' } },
  overflow: { value: 'hidden', base: { height: 10 } },
}

/** Only a column stretches its children across. */
const COLUMN = { direction: 'column' }

const REPEATER: SamplesOf<Omit<OverrideByKind['repeater'], keyof typeof COMMON>> & {
  readonly [Name in 'width' | 'minWidth' | 'maxWidth']: OverrideSample
} = {
  width: { value: 31, base: COLUMN },
  minWidth: { value: 75, base: COLUMN },
  maxWidth: { value: 30, base: COLUMN },
  items: { value: [{ slot: '#f00' }, {}, { slot: { fill: '#0ff' } }] },
  direction: { value: 'column' },
  wrap: { value: 'wrap', base: { width: 20 } },
  gap: { value: 7 },
  columns: { value: 2 },
}

const OWN: { readonly [Kind in LayerKind]: Readonly<Record<string, OverrideSample>> } = {
  text: TEXT,
  image: IMAGE,
  shape: SHAPE,
  svg: SVG,
  qr: QR,
  rating: RATING,
  barcode: BARCODE,
  container: CONTAINER,
  repeater: REPEATER,
}

export function findOverrideSample(kind: LayerKind, property: string): OverrideSample | undefined {
  const own = OWN[kind]
  if (Object.hasOwn(own, property)) return own[property]
  const common: Readonly<Record<string, OverrideSample>> = COMMON
  return Object.hasOwn(common, property) ? common[property] : undefined
}
