import { escapeHtml } from '../escape-html.ts'
import { REPORT_STYLE } from '../report-style.ts'
import { toDataUrl } from './build-contact-sheet.ts'
import type { StressFault } from './judge-receipt.ts'
import type { StressResult } from './run-stress.ts'

/** One HTML file with every picture in it: what is wrong first, then all cases in their order. */
export function printStressPage(title: string, results: readonly StressResult[]): string {
  const failing = results.filter(({ faults }) => faults.length > 0)
  const refused = results.filter(({ refusal }) => refusal !== undefined).length
  const kept = refused === 0 ? '' : ` ${refused} refused by policy, which is no fault.`
  const verdict =
    failing.length === 0
      ? `<p class="well">All ${results.length - refused} pictures are well.${kept}</p>`
      : `<p class="wrong">${failing.length} of ${results.length} pictures have faults.${kept}</p>
<ol class="failing">${failing.map(printFailing).join('')}</ol>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Stress test of ${escapeHtml(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${verdict}
<main class="grid">
${results.map(printCase).join('\n')}
</main>
</body>
</html>
`
}

function printFailing({ case: { name }, faults }: StressResult): string {
  return `<li><a href="#${escapeHtml(name)}">${escapeHtml(name)}</a>${printFaults(faults)}</li>`
}

function printFaults(faults: readonly StressFault[]): string {
  if (faults.length === 0) return ''
  return `<ul>${faults.map((fault) => `<li>${escapeHtml(describeFault(fault))}</li>`).join('')}</ul>`
}

/** `title: is larger than its box (overflow)` */
export function describeFault({ kind, layer, detail }: StressFault): string {
  return `${layer === undefined ? '' : `${layer}: `}${detail} (${kind})`
}

function printCase({ case: one, picture, faults, refusal, warnings }: StressResult): string {
  const name = escapeHtml(one.name)
  const image =
    picture === undefined
      ? `<p class="none">${refusal === undefined ? 'No picture.' : 'Refused by policy.'}</p>`
      : `<img src="${toDataUrl(picture.bytes)}" width="${picture.width}" height="${picture.height}" alt="${name}" loading="lazy">`
  const notes = warnings.map((warning) => `<li>${escapeHtml(warning)}</li>`).join('')
  return `<figure id="${name}" class="${faults.length > 0 ? 'wrong' : 'well'}">
${image}
<figcaption><b>${name}</b>${printFaults(faults)}${printRefusal(refusal)}
<details><summary>Order and warnings</summary>
<ul>${notes}</ul>
<pre>${escapeHtml(shorten(JSON.stringify(one.layers, undefined, 2)))}</pre>
</details></figcaption>
</figure>`
}

function printRefusal(refusal: string | undefined): string {
  return refusal === undefined ? '' : `<p>${escapeHtml(refusal)}</p>`
}

/** Pictures in an order are long, and seen above. */
function shorten(json: string): string {
  return json.replaceAll(/"(data:[^,"]{0,40},?)[^"]{60,}"/g, '"$1…"')
}
