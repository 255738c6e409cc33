import type { ServerReport } from './compare-servers.ts'
import type { HandleTimes } from './time-handle.ts'

const HEAD = ['answer', 'served by', 'requests/s', '÷ bare', 'server CPU µs', '÷ bare']

/** Markdown: a table of servers, then what stands beside it. */
export function formatServerReport(
  { imageBytes, comparisons, bursts }: ServerReport,
  handles: readonly HandleTimes[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rows = comparisons.map((row) => [
    row.answer === 'image' ? `200, ${Math.round(imageBytes / 1000)} KB` : '304',
    row.kind === 'bare' ? 'bare Fastify route' : `Platen, ${row.kind} store`,
    row.requestsPerSecond.toFixed(0),
    row.rateRatio.toFixed(2),
    row.cpuMicroseconds.toFixed(0),
    row.cpuRatio.toFixed(2),
  ])
  const table = [line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line)]
  const notes = [
    ...handles.map(
      ({ kind, imageMicroseconds, unchangedMicroseconds }) =>
        `- handle() on the ${kind} store: ${imageMicroseconds.toFixed(1)} µs for a hit, ${unchangedMicroseconds.toFixed(1)} µs for a 304`,
    ),
    ...bursts.map(
      ({ kind, requests, renders }) =>
        `- ${requests} equal cold requests on the ${kind} store: ${renders} render`,
    ),
  ]
  return [...table, '', ...notes].join('\n')
}
