import type { Scaling } from '../../scaling/measure-scaling.ts'
import { labelStep } from '../names.ts'
import { formatMs } from '../numbers.ts'
import { PLOT_WIDTH, px, writePlot, writeText } from './svg.ts'

const MARGIN = 24
const COLUMNS = 3
const GAP = 30
const ROW_GAP = 16
const CELL = { width: (PLOT_WIDTH - 2 * MARGIN - (COLUMNS - 1) * GAP) / COLUMNS, height: 210 }
/** Where the points are, within a cell. */
const AREA = { left: 44, top: 44, right: 10, bottom: 40 }

/** A small plot for each thing that grows: what was measured, and the straight line through it. */
export function writeGrowthPlot(description: string, scaling: readonly Scaling[]): string {
  const rows = Math.ceil(scaling.length / COLUMNS)
  const parts = scaling.flatMap((each, index) => writeCell(each, placeCell(index)))
  const height = 2 * MARGIN + rows * CELL.height + (rows - 1) * ROW_GAP
  const isFull = scaling.length === rows * COLUMNS
  const legend = isFull ? [] : writeLegend(placeCell(scaling.length))
  return writePlot(height, description, [...parts, ...legend])
}

interface Corner {
  readonly left: number
  readonly top: number
}

function placeCell(index: number): Corner {
  return {
    left: MARGIN + (index % COLUMNS) * (CELL.width + GAP),
    top: MARGIN + Math.floor(index / COLUMNS) * (CELL.height + ROW_GAP),
  }
}

/** In the first cell that is left over. */
function writeLegend({ left, top }: Corner): readonly string[] {
  const y = top + AREA.top + 20
  return [
    `<circle class="ours" cx="${px(left + 20)}" cy="${px(y)}" r="4"/>`,
    writeText({ x: left + 40, y: y + 4, text: 'measured, median', role: 'quiet' }),
    `<path class="line" d="M${px(left + 8)} ${px(y + 24)}H${px(left + 32)}"/>`,
    writeText({ x: left + 40, y: y + 28, text: 'straight line, fitted to all', role: 'quiet' }),
  ]
}

function writeCell(
  { name, unit, step, points, line }: Scaling,
  { left, top }: Corner,
): readonly string[] {
  const last = points.at(-1) ?? { amount: 1, medianMs: 1 }
  const mostMs = Math.max(
    line.base + (line.slope * last.amount) / step,
    ...points.map(({ medianMs }) => medianMs),
  )
  const area = {
    left: left + AREA.left,
    right: left + CELL.width - AREA.right,
    top: top + AREA.top,
    bottom: top + CELL.height - AREA.bottom,
  }
  const toX = (amount: number) => area.left + (amount / last.amount) * (area.right - area.left)
  const toY = (ms: number) => area.bottom - (ms / mostMs) * (area.bottom - area.top)
  const at = (amount: number) => toY(line.base + (line.slope * amount) / step)
  return [
    writeText({ x: left, y: top + 12, text: name, role: 'title' }),
    writeText({
      x: left,
      y: top + 30,
      text: `${formatMs(line.slope)} ms per ${labelStep(step, unit)}`,
      role: 'quiet',
    }),
    `<path class="axis" fill="none" d="M${px(area.left)} ${px(area.top)}V${px(area.bottom)}H${px(area.right)}"/>`,
    writeText({
      x: area.left - 6,
      y: area.top + 8,
      text: `${formatMs(mostMs)} ms`.replace(/(\d)\.\d+ ms/, '$1 ms'),
      role: 'quiet',
      anchor: 'end',
    }),
    writeText({ x: area.left - 6, y: area.bottom, text: '0', role: 'quiet', anchor: 'end' }),
    writeText({
      x: area.right,
      y: area.bottom + 18,
      text: `${last.amount.toLocaleString('en')} ${unit}`,
      role: 'quiet',
      anchor: 'end',
    }),
    `<path class="line" d="M${px(area.left)} ${px(at(0))}L${px(area.right)} ${px(at(last.amount))}"/>`,
    ...points.map(
      ({ amount, medianMs }) =>
        `<circle class="ours" cx="${px(toX(amount))}" cy="${px(toY(medianMs))}" r="4"/>`,
    ),
  ]
}
