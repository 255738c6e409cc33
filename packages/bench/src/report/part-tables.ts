import type { Results } from '../measured/results.ts'
import { formatTable } from './format-table.ts'
import { labelEngine, labelFormat, labelStep } from './names.ts'
import { formatKilobytes, formatMs, formatRatio } from './numbers.ts'

const STAGES = ['overrides', 'assets', 'fonts', 'layout', 'paint', 'encode', 'total'] as const

/** Each part of the results as a Markdown table. */
export const PART_TABLES = {
  comparisons: (comparisons: Results['comparisons']) =>
    formatTable(
      [
        'card',
        'format',
        'engine',
        'at once',
        'median ms',
        'p95 ms',
        '÷ Platen',
        'of the rounds',
        'renders/s',
        'CPU ms',
        'KB',
        'quality',
        'n',
      ],
      comparisons.map((row) => [
        row.card,
        labelFormat(row.format),
        labelEngine(row.engine),
        String(row.atOnce),
        formatMs(row.medianMs),
        formatMs(row.p95Ms),
        formatRatio(row.ratio.median),
        `${formatRatio(row.ratio.low)} to ${formatRatio(row.ratio.high)}`,
        row.rendersPerSecond.toFixed(0),
        formatMs(row.cpuMs),
        formatKilobytes(row.medianBytes),
        row.quality === undefined ? '' : String(row.quality),
        String(row.renders),
      ]),
      3,
    ),
  coldStarts: (starts: Results['coldStarts']) =>
    formatTable(
      ['card', 'engine', 'median ms', 'lowest', 'highest', '÷ Platen'],
      starts.map((row) => [
        row.card,
        labelEngine(row.engine),
        row.medianMs.toFixed(0),
        row.lowMs.toFixed(0),
        row.highMs.toFixed(0),
        formatRatio(row.ratio.median),
      ]),
      2,
    ),
  memory: (uses: Results['memory']) =>
    formatTable(
      ['engine', 'renders', 'resident MB'],
      uses.map((row) => [
        labelEngine(row.engine),
        String(row.renders),
        (row.residentBytes / 1e6).toFixed(0),
      ]),
    ),
  throughput: (comparisons: Results['throughput']) =>
    formatTable(
      [
        'format',
        'drawn by',
        'renders/s',
        'its time ÷ ours',
        'CPU ms',
        'p99 ms',
        'loop late p99 ms',
      ],
      comparisons.map((row) => [
        labelFormat(row.format),
        row.name,
        row.rendersPerSecond.toFixed(0),
        formatRatio(row.ratio),
        formatMs(row.cpuMs),
        formatMs(row.latencyMs),
        formatMs(row.lateMs),
      ]),
      2,
    ),
  stages: (stages: Results['stages']) =>
    formatTable(
      ['card', 'format', ...STAGES.map((stage) => `${stage} ms`)],
      stages.map((row) => [
        row.card,
        labelFormat(row.format),
        ...STAGES.map((stage) => row.timings[stage].toFixed(2)),
      ]),
      2,
    ),
  settings: (settings: Results['settings']) =>
    formatTable(
      ['format', 'compression', 'median ms', 'KB'],
      settings.map(({ format, compression, medianMs, medianBytes }) => [
        labelFormat(format),
        `\`${compression}\``,
        formatMs(medianMs),
        formatKilobytes(medianBytes),
      ]),
      2,
    ),
  scaling: (scaling: Results['scaling']) =>
    formatTable(
      ['what grows', 'median ms at each size', 'slope', 'largest ÷ line of the others'],
      scaling.map(({ name, unit, step, points, line, largest }) => [
        name,
        points
          .map(({ amount, medianMs }) => `${amount.toLocaleString('en')}: ${formatMs(medianMs)}`)
          .join(', '),
        `${formatMs(line.slope)} ms per ${labelStep(step, unit)}`,
        formatRatio(largest),
      ]),
      3,
    ),
  guard: (guard: Results['guard']) =>
    formatTable(
      ['guarded ratio', 'recorded'],
      Object.entries(guard).map(([name, ratio]) => [name, formatRatio(ratio)]),
    ),
} as const
