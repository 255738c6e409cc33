import type { Comparison } from './compare-engines.ts'

const HEAD = ['format', 'engine', 'median ms', 'p95 ms', 'its time ÷ ours', 'KB', 'RSS MB']

/** A Markdown table; ratios are against Platen in the same run. */
export function formatComparisonTable(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map((row) => {
    const ours = comparisons.find(
      (other) => other.engine === 'platen' && other.format === row.format,
    )
    const ratio = row.medianMs / (ours?.medianMs ?? Number.NaN)
    return [
      row.format,
      row.engine,
      row.medianMs.toFixed(2),
      row.p95Ms.toFixed(2),
      ratio.toFixed(2),
      (row.medianBytes / 1024).toFixed(0),
      String(row.rssMegabytes),
    ]
  })
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line)].join('\n')
}
