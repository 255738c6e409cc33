import type { Comparison } from '../../compare/comparison.ts'
import { labelEngine } from '../names.ts'
import { formatMs, formatRatio } from '../numbers.ts'
import { type Bar, type BarPanel, writeBarPlot } from './bar-plot.ts'

export interface ComparisonPanel {
  readonly title: string
  readonly rows: readonly Comparison[]
}

/** One panel for each list of comparisons, quickest first. */
export function writeComparisonPlot(
  description: string,
  panels: readonly ComparisonPanel[],
): string {
  return writeBarPlot(description, panels.filter(({ rows }) => rows.length > 0).map(toPanel))
}

function toPanel({ title, rows }: ComparisonPanel): BarPanel {
  const sorted = rows.toSorted((one, other) => one.medianMs - other.medianMs)
  return { title, bars: sorted.map(toBar) }
}

function toBar({ engine, medianMs, ratio }: Comparison): Bar {
  const time = `${formatMs(medianMs)} ms`
  return {
    label: labelEngine(engine),
    value: medianMs,
    note: engine === 'platen' ? time : `${time} · ${formatRatio(ratio.median)}×`,
    role: engine === 'platen' ? 'ours' : engine === 'encoder alone' ? 'floor' : 'peer',
  }
}
