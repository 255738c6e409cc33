import type { ChangedLayer } from '@platen/core/tools'
import { escapeHtml } from '../escape-html.ts'
import { REPORT_STYLE } from '../report-style.ts'
import { isDifferent, type PageDifference } from './compare-templates.ts'
import { describeDifferences, toPercent } from './describe-difference.ts'

export interface DiffPage {
  /** As the templates are called. */
  readonly before: string
  readonly after: string
  readonly differences: readonly PageDifference[]
}

type Labels = Pick<DiffPage, 'before' | 'after'>

/** One HTML file: for each page both pictures, where they differ, and the layers that are to blame. */
export function printDiffPage({ before, after, differences }: DiffPage): string {
  const title = escapeHtml(`${before} → ${after}`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<h1>${title}</h1>
${printVerdict(differences)}
${differences.map((difference) => printPage(difference, { before, after })).join('\n')}
</body>
</html>
`
}

function printVerdict(differences: readonly PageDifference[]): string {
  const count = differences.filter(isDifferent).length
  if (count === 0) return '<p>No pixel differs.</p>'
  const words =
    differences.length === 1
      ? 'The pictures differ.'
      : `${count} of ${differences.length} pages differ.`
  return `<p class="wrong">${words}</p>`
}

function printPage(difference: PageDifference, labels: Labels): string {
  const [summary = ''] = describeDifferences([difference])
  const { comparison, before, after, heat } = difference
  const pictures = [
    printPicture(before, labels.before),
    printPicture(after, labels.after),
    printPicture(heat, 'Difference, in red'),
  ].join('\n')
  return `<section>
<h2>Page ${difference.page}</h2>
<p class="quiet">${escapeHtml(summary)}</p>
<div class="pictures">
${pictures}
</div>
${comparison === undefined ? '' : printLayers(comparison)}
</section>`
}

/** Those that are seen most stand first. */
function printLayers({
  layers,
  differing,
  unexplained,
}: NonNullable<PageDifference['comparison']>): string {
  if (layers.length + unexplained === 0) return ''
  const rows = layers
    .toSorted((a, b) => b.pixels - a.pixels)
    .map((layer) => printLayer(layer, differing))
  if (unexplained > 0)
    rows.push(
      printRow({
        layer: 'outside of all changed layers',
        change: '',
        pixels: unexplained,
        differing,
      }),
    )
  return `<table>
<thead><tr><th>Layer</th><th>Change</th><th class="number">Pixels</th><th>Share of what differs</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

function printLayer({ path, change, pixels }: ChangedLayer, differing: number): string {
  return printRow({ layer: `<b>${escapeHtml(path)}</b>`, change, pixels, differing })
}

interface LayerRow {
  /** HTML. */
  readonly layer: string
  readonly change: string
  readonly pixels: number
  /** Of the whole page. */
  readonly differing: number
}

function printRow({ layer, change, pixels, differing }: LayerRow): string {
  const share = pixels === 0 ? 'not seen' : toPercent(pixels, differing)
  const bar = pixels === 0 ? '' : `<progress value="${pixels / differing}"></progress> `
  return `<tr><td>${layer}</td><td>${change}</td><td class="number">${pixels}</td><td>${bar}${share}</td></tr>`
}

function printPicture(bytes: Uint8Array | undefined, caption: string): string {
  if (bytes === undefined) return ''
  const label = escapeHtml(caption)
  const source = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
  return `<figure><figcaption>${label}</figcaption><img src="${source}" alt="${label}"></figure>`
}
