import { fileURLToPath } from 'node:url'
import { emojiFont } from '@platen/emoji'
import sharp from 'sharp'
import { createPlaten, type Platen, registerFontsource } from '../../src/index.ts'
import type { TemplateInput } from '../../src/model/template.ts'
import type { GallerySection } from './gallery.ts'
import type { GalleryEntry } from './gallery-entry.ts'

type Properties = Readonly<Record<string, unknown>>

/** Px; three cells are 240 px wide. */
const CELL = { width: 76, height: 56 }
const GAP = 6

const PACKAGES = ['@fontsource/inter', '@fontsource/noto-sans', '@fontsource-variable/inter']

/** A Platen with the fonts and pictures of the gallery; to be closed. */
export function createGalleryPlaten(): Platen {
  return createPlaten({
    files: { root: fileURLToPath(new URL('sources', import.meta.url)) },
    fonts: [...PACKAGES.map((name) => registerFontsource(name, import.meta.url)), emojiFont()],
    network: false,
  })
}

export interface NamedEntry {
  readonly section: GallerySection
  readonly property: string
  readonly entry: GalleryEntry
}

/** The layer of one value, with nothing that has no effect. */
export function buildLayer({ section, property, entry }: NamedEntry, value: unknown): Properties {
  const { plain } = section
  const place = entry.inRow === true ? ['left', 'top', 'width', 'height'] : []
  const dropped = new Set([...(entry.without ?? []), ...place])
  const kept = Object.fromEntries(Object.entries(plain).filter(([name]) => !dropped.has(name)))
  const layer = { ...kept, ...entry.base }
  return value === undefined ? layer : { ...layer, [property]: value }
}

const SIBLING = { kind: 'shape', shape: 'rect', width: 20, height: 20, fill: '#cbd5e1' }

function buildCell(named: NamedEntry, value: unknown): TemplateInput {
  const layer = buildLayer(named, value)
  const row = {
    ...{ kind: 'container', x: 4, y: 4, width: 68, height: 48, gap: 4 },
    ...{ background: '#f1f5f9', children: [layer, SIBLING] },
  }
  const { inRow = false, on } = named.entry
  const layers = [...(on === undefined ? [] : [on]), inRow ? row : layer]
  // Whether the layers are sound is what the render finds out.
  const cell = named.section.cell ?? CELL
  return { canvas: { ...cell, background: '#fff' }, layers } as unknown as TemplateInput
}

/** Draws one value after the other, side by side, on grey. */
export async function drawEntry(platen: Platen, named: NamedEntry): Promise<Uint8Array> {
  const { values } = named.entry
  const { width: cellWidth, height } = named.section.cell ?? CELL
  const cells: Uint8Array[] = []
  for (const value of values) {
    cells.push((await platen.render(buildCell(named, value))).bytes)
  }
  const width = cells.length * (cellWidth + GAP) - GAP
  return sharp({ create: { width, height, channels: 3, background: '#cbd5e1' } })
    .composite(
      cells.map((input, index) => ({
        input: Buffer.from(input),
        left: index * (cellWidth + GAP),
        top: 0,
      })),
    )
    .png({ compressionLevel: 9 })
    .toBuffer()
}
