import type { ChangedLayer } from '@platen/core/tools'
import type { PageDifference } from './compare-templates.ts'

/** What became of each page, in lines for people. */
export function describeDifferences(differences: readonly PageDifference[]): readonly string[] {
  return differences.flatMap((difference) => {
    const place = differences.length === 1 ? '' : `Page ${difference.page}: `
    const [first, ...more] = describePage(difference)
    return [place + first, ...more]
  })
}

function describePage(difference: PageDifference): readonly string[] {
  const { comparison, before } = difference
  if (comparison === undefined) {
    return [`only the ${before === undefined ? 'second' : 'first'} template has it.`]
  }
  const { differing, total, largest, sameSize, unexplained, layers } = comparison
  if (differing === 0) {
    const paths = layers.map(({ path }) => `"${path}"`).join(', ')
    return [`no pixel differs${paths === '' ? '' : ` (changed without being seen: ${paths})`}.`]
  }
  const size = sameSize ? '' : ', and the sizes differ'
  const bySight = layers.toSorted((a, b) => b.pixels - a.pixels)
  return [
    `${differing} of ${total} pixels differ (${toPercent(differing, total)}), by ${largest} at most${size}.`,
    ...bySight.map((layer) => `  ${describeLayer(layer, differing)}`),
    ...(unexplained > 0 ? [`  ${unexplained} pixels outside of all changed layers`] : []),
  ]
}

/** `title: changed, 312 pixels (40 %)` */
function describeLayer({ path, change, pixels }: ChangedLayer, differing: number): string {
  const share = pixels === 0 ? 'not seen' : `${pixels} pixels (${toPercent(pixels, differing)})`
  return `${path}: ${change}, ${share}`
}

/** `40.0 %` */
export function toPercent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`
}
