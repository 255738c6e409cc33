import { escapeHtml } from '../escape-html.ts'
import { REPORT_STYLE } from '../report-style.ts'
import type { PageDifference } from './compare-templates.ts'
import { describeDifferences, describeLayer } from './describe-difference.ts'

export interface DiffPage {
  /** As the templates are called. */
  readonly before: string
  readonly after: string
  readonly differences: readonly PageDifference[]
}

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
${differences.map((difference) => printPage(difference, { before, after })).join('\n')}
</body>
</html>
`
}

function printPage(
  difference: PageDifference,
  labels: { readonly before: string; readonly after: string },
): string {
  const [summary = ''] = describeDifferences([difference])
  const { comparison } = difference
  const layers = (comparison?.layers ?? [])
    .map((layer) => `<li>${escapeHtml(describeLayer(layer, comparison?.differing ?? 1))}</li>`)
    .join('')
  return `<section>
<h2>Page ${difference.page}</h2>
<p>${escapeHtml(summary)}</p>
<ul>${layers}</ul>
<div class="triple">
${printPicture(difference.before, labels.before)}
${printPicture(difference.after, labels.after)}
${printPicture(difference.heat, 'Where they differ')}
</div>
</section>`
}

function printPicture(bytes: Uint8Array | undefined, caption: string): string {
  if (bytes === undefined) return ''
  const label = escapeHtml(caption)
  const source = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
  return `<figure><img src="${source}" alt="${label}"><figcaption>${label}</figcaption></figure>`
}
