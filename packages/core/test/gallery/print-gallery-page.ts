import { buildLayer } from './draw-entry.ts'
import { GALLERY, type GallerySection } from './gallery.ts'
import { nameEntry } from './list-entries.ts'
import { SCRIPTS } from './scripts.ts'

/** `docs/gallery.md`: every picture beside the layer that it shows. */
export function printGalleryPage(): string {
  return `# Gallery

Every property that is drawn, each with the layer that the last of its pictures shows. Drawn by the
script \`pnpm gallery\` from the data in \`packages/core/test/gallery\`; the tests draw all of it again and
compare every pixel. \`photo.jpg\`, \`badge.png\` and \`drawing.svg\` are files beside the templates.

${GALLERY.map(printSection).join('\n')}
## Twelve scripts

What Platen draws, beside what Chromium draws of the same text with the same font. The tests compare
where the ink of each begins and ends.

| Script | Platen | Chromium |
| --- | --- | --- |
${SCRIPTS.map(printScript).join('\n')}
`
}

function printSection(section: GallerySection): string {
  const rows = Object.entries(section.rows)
  const pictured = rows.flatMap(([property, row]) =>
    'reason' in row ? [] : [printRow({ section, property, entry: row })],
  )
  const others = rows.flatMap(([property, row]) =>
    'reason' in row ? [`\`${property}\` ${row.reason}.`] : [],
  )
  const notes = others.length === 0 ? '' : `\nWithout a picture: ${others.join(' ')}\n`
  return `## ${section.title}

| Picture | Property | The last of them |
| --- | --- | --- |
${pictured.join('\n')}
${notes}`
}

function printRow(named: Parameters<typeof nameEntry>[0]): string {
  const { property, entry } = named
  const name = nameEntry(named)
  const layer = buildLayer(named, entry.values.at(-1))
  return `| ![${name}](images/gallery/${name}.png) | \`${property}\` | \`${printJson(layer)}\` |`
}

/** On one line, as people write it: cells of tables hold no line breaks. */
function printJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printJson).join(', ')}]`
  if (typeof value !== 'object' || value === null) return escapeCell(JSON.stringify(value))
  const members = Object.entries(value).map(([key, item]) => `"${key}": ${printJson(item)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

/** What is not seen in a text, and what would end the cell or its code. */
function escapeCell(json: string): string {
  return json.replaceAll(/[|`\u00ad\ue000-\uf8ff]/g, (character) => {
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
  })
}

function printScript({ name, title }: (typeof SCRIPTS)[number]): string {
  const picture = (suffix: string) =>
    `![${title}${suffix === '' ? '' : ' in Chromium'}](images/gallery/script-${name}${suffix}.png)`
  return `| ${title} | ${picture('')} | ${picture('-chromium')} |`
}
