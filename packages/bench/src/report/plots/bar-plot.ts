import { PLOT_WIDTH, px, writePlot, writeText } from './svg.ts'

export interface Bar {
  readonly label: string
  readonly value: number
  /** What stands behind the bar. */
  readonly note: string
  readonly role: 'ours' | 'peer' | 'floor'
}

export interface BarPanel {
  readonly title: string
  readonly bars: readonly Bar[]
}

const MARGIN = 24
const LABEL_WIDTH = 165
const NOTE_WIDTH = 150
const ROW = 26
const BAR = 16
const TITLE = 34
const GAP = 18

/** Horizontal bars from 0, each panel with a scale of its own; shorter is better. */
export function writeBarPlot(description: string, panels: readonly BarPanel[]): string {
  const parts: string[] = []
  let y = MARGIN
  for (const panel of panels) {
    parts.push(...writePanel(panel, y))
    y += TITLE + panel.bars.length * ROW + GAP
  }
  return writePlot(y - GAP + MARGIN, description, parts)
}

function writePanel({ title, bars }: BarPanel, top: number): readonly string[] {
  const left = MARGIN + LABEL_WIDTH
  const room = PLOT_WIDTH - left - NOTE_WIDTH - MARGIN
  const most = Math.max(...bars.map(({ value }) => value))
  const rows = bars.flatMap(({ label, value, note, role }, index) => {
    const y = top + TITLE + index * ROW
    const width = Math.max(2, (value / most) * room)
    const strong = role === 'ours' ? ({ role: 'strong' } as const) : {}
    return [
      writeText({ x: left - 10, y: y + BAR - 3, text: label, anchor: 'end', ...strong }),
      `<rect class="${role}" x="${left}" y="${px(y)}" width="${px(width)}" height="${BAR}" rx="3"/>`,
      writeText({ x: left + width + 8, y: y + BAR - 3, text: note, ...strong }),
    ]
  })
  const bottom = top + TITLE + bars.length * ROW - 4
  return [
    writeText({ x: MARGIN, y: top + 14, text: title, role: 'title' }),
    `<path class="axis" d="M${left - 0.5} ${px(top + TITLE - 5)}V${px(bottom)}"/>`,
    ...rows,
  ]
}
