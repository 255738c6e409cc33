import type { ThreadComparison } from './compare-threads.ts'

const HEAD = [
  'format',
  'drawn by',
  'renders/s',
  'its time ÷ ours',
  'CPU ms',
  'p99 ms',
  'loop late p99 ms',
]

/** A Markdown table of medians. */
export function formatThreadTable(comparisons: readonly ThreadComparison[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rows = comparisons.map((row) => [
    row.format,
    row.name,
    row.rendersPerSecond.toFixed(0),
    row.ratio.toFixed(2),
    row.cpuMs.toFixed(1),
    row.latencyMs.toFixed(1),
    row.lateMs.toFixed(1),
  ])
  return [line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line)].join('\n')
}
