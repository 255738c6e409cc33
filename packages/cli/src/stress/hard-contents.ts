import type { Layer } from '@platen/core'
import type { DynamicSlot } from './dynamic-slot.ts'
import type { HardContent } from './hard-content.ts'
import type { HardPicture } from './hard-pictures.ts'
import { HARD_TEXTS } from './hard-texts.ts'
import { type ContentPolicy, suitContents } from './suit-contents.ts'

type ContentsOf<Kind extends Layer['kind']> = (
  layer: Extract<Layer, { readonly kind: Kind }>,
  pictures: readonly HardPicture[],
) => readonly HardContent[]

const MISSING: HardContent = { name: 'missing', override: null }
const HIDDEN: HardContent = { name: 'hidden', override: { visible: false } }

/** What each kind is tried with; containers and shapes have no content but can be missing. */
const CONTENTS: { readonly [Kind in Exclude<Layer['kind'], 'repeater'>]: ContentsOf<Kind> } = {
  text: () => [MISSING, ...HARD_TEXTS.map(({ name, text }) => ({ name, override: { text } }))],
  image: (_layer, pictures) => [MISSING, ...pictures.map(toSource)],
  svg: () => [MISSING, ...DRAWINGS.map(toSource)],
  qr: () => [MISSING, ...QR_DATA.map(toData)],
  barcode: ({ symbology = 'code128' }) => [
    MISSING,
    ...(FREE_SYMBOLOGIES.has(symbology) ? BARCODE_DATA.map(toData) : []),
  ],
  rating: ({ max = 5 }) => [
    { name: 'empty', override: { value: 0 } },
    { name: 'sliver', override: { value: 0.05 } },
    { name: 'nearly-full', override: { value: max - 0.05 } },
    { name: 'full', override: { value: max } },
  ],
  shape: () => [HIDDEN],
  container: () => [HIDDEN],
}

const DRAWINGS: readonly HardPicture[] = [
  ['square', 100, 100],
  ['very-wide', 1600, 16],
  ['very-high', 16, 1600],
].map(([name, width, height]) => {
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#2563eb"/><circle cx="50%" cy="50%" r="4" fill="#fff"/></svg>`
  return { name: String(name), src: `data:image/svg+xml,${encodeURIComponent(markup)}` }
})

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

const QR_DATA: readonly (readonly [string, string])[] = [
  ['one-character', 'A'],
  ['long-address', `https://example.com/${LETTERS.toLowerCase().repeat(4)}`],
  ['other-script', 'https://example.com/你好/مرحبا'],
]

const BARCODE_DATA: readonly (readonly [string, string])[] = [
  ['one-character', 'A'],
  ['long-data', LETTERS],
]

/** Those that take letters, and as many as one likes. */
const FREE_SYMBOLOGIES: ReadonlySet<string> = new Set([
  'code128',
  'code39',
  'datamatrix',
  'pdf417',
  'aztec',
])

function toSource({ name, src }: HardPicture): HardContent {
  return { name, override: { src } }
}

function toData([name, data]: readonly [string, string]): HardContent {
  return { name, override: { data } }
}

export interface HardContentInput {
  readonly slot: DynamicSlot
  readonly pictures: readonly HardPicture[]
}

/** Whatever the layer of a slot is tried with, in a fixed order, as far as its policy allows. */
export function listHardContents(input: HardContentInput): readonly HardContent[] {
  const { dynamic } = input.slot.layer
  return suitContents(listContents(input), dynamic as ContentPolicy | undefined)
}

function listContents({ slot, pictures }: HardContentInput): readonly HardContent[] {
  const { layer } = slot
  if (layer.kind === 'repeater') return listCounts(layer)
  // The table's own type pairs each kind with its contents; a lookup cannot express that pair.
  const contentsOf = CONTENTS[layer.kind] as ContentsOf<typeof layer.kind>
  return contentsOf(layer as never, pictures)
}

type Repeater = Extract<Layer, { readonly kind: 'repeater' }>

/** Items beyond this many tell nothing new, and slow the sheet down. */
const MANY_ITEMS = 24

/** No item, one, some, and as many as the template lets in. */
function listCounts(layer: Repeater): readonly HardContent[] {
  const most = Math.min(layer.max ?? MANY_ITEMS, MANY_ITEMS)
  const counts = new Set([0, 1, Math.ceil(most / 2), most])
  return [...counts].map((count) => ({
    name: `${count}-items`,
    override: { items: repeatItems(layer, count) },
  }))
}

/** The sample items of a repeater again and again; empty ones where it has none. */
export function repeatItems({ items = [] }: Repeater, count: number): readonly object[] {
  return Array.from({ length: count }, (_item, index) => items[index % items.length] ?? {})
}
