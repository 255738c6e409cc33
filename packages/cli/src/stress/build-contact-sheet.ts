import type { Layer, TemplateInput } from '@platen/core'
import type { StressResult } from './run-stress.ts'

export interface ContactSheet {
  /** Of the template that was put to the test. */
  readonly title: string
  /** Px of its canvas. */
  readonly canvas: { readonly width: number; readonly height: number }
  readonly results: readonly StressResult[]
}

const COLUMNS = 5
const CELL_WIDTH = 240
const GAP = 16
const MARGIN = 24
const HEAD_HEIGHT = 56
const WORDS_HEIGHT = 44
/** Pictures of narrow, high templates are made no higher than this. */
const MAX_PICTURE_HEIGHT = 320

const INK = '#111827'
const QUIET = '#6b7280'
const WRONG = '#b91c1c'

/** A template that shows every picture under its name, those with faults in red; it needs no order. */
export function buildContactSheet({ title, canvas, results }: ContactSheet): TemplateInput {
  const columns = Math.min(COLUMNS, Math.max(1, results.length))
  const pictureHeight = Math.min(
    MAX_PICTURE_HEIGHT,
    Math.max(24, Math.round((CELL_WIDTH * canvas.height) / canvas.width)),
  )
  const cellHeight = pictureHeight + WORDS_HEIGHT
  const rows = Math.ceil(results.length / columns)
  const width = 2 * MARGIN + Math.max(2, columns) * (CELL_WIDTH + GAP) - GAP
  const failing = results.filter(({ faults }) => faults.length > 0).length
  const verdict = failing === 0 ? 'all well' : `${failing} with faults`
  const head: Layer = {
    ...{ kind: 'text', x: MARGIN, y: MARGIN, width: width - 2 * MARGIN, height: 28 },
    ...{ fontSize: 20, fill: INK, maxLines: 1, overflow: 'ellipsis', wrap: 'none' },
    spans: [
      { text: title, fontWeight: 700 },
      { text: `   ${results.length} pictures, ${verdict}`, fill: failing === 0 ? QUIET : WRONG },
    ],
  }
  const cells = results.flatMap((result, index) =>
    buildCell(result, {
      x: MARGIN + (index % columns) * (CELL_WIDTH + GAP),
      y: MARGIN + HEAD_HEIGHT + Math.floor(index / columns) * (cellHeight + GAP),
      pictureHeight,
    }),
  )
  return {
    name: `Contact sheet of ${title}`,
    canvas: {
      width,
      height: 2 * MARGIN + HEAD_HEIGHT + rows * (cellHeight + GAP) - GAP,
      background: '#e5e7eb',
    },
    layers: [head, ...cells],
  }
}

interface Cell {
  readonly x: number
  readonly y: number
  readonly pictureHeight: number
}

function buildCell(
  { case: { name }, picture, faults, refusal }: StressResult,
  cell: Cell,
): readonly Layer[] {
  const { x, y, pictureHeight } = cell
  const frame = { x, y, width: CELL_WIDTH, height: pictureHeight }
  const isWrong = faults.length > 0
  const line = {
    x,
    width: CELL_WIDTH,
    height: 18,
    fontSize: 12,
    maxLines: 1,
    overflow: 'ellipsis',
  } as const
  const kinds = [...new Set(faults.map(({ kind }) => kind))].join(', ')
  const words = isWrong ? kinds : refusal === undefined ? 'well' : 'refused by policy'
  return [
    // Grey, so that white and transparent edges of a picture are seen.
    { kind: 'shape', shape: 'rect', fill: '#d1d5db', ...frame },
    ...(picture === undefined
      ? []
      : [
          {
            kind: 'image' as const,
            ...frame,
            src: toDataUrl(picture.bytes),
            fit: 'contain' as const,
          },
        ]),
    {
      ...{ kind: 'shape', shape: 'rect', ...frame },
      stroke: { width: isWrong ? 3 : 1, fill: isWrong ? WRONG : '#9ca3af' },
    },
    {
      kind: 'text',
      ...line,
      y: y + pictureHeight + 6,
      text: literal(name),
      fontWeight: 600,
      fill: INK,
    },
    {
      kind: 'text',
      ...line,
      y: y + pictureHeight + 23,
      text: words,
      fill: isWrong ? WRONG : QUIET,
    },
  ]
}

/** In templates a brace begins a reference. */
function literal(text: string): string {
  return text.replaceAll('{', '{{')
}

export function toDataUrl(bytes: Uint8Array): string {
  return `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}`
}
