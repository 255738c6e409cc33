import type { Rect } from '../foundation/geometry.ts'
import type { Box, TextBox } from '../layout/box-tree.ts'
import { buildReceipt } from './build-receipt.ts'
import { describePage, type PageAccount } from './describe-page.ts'
import { layoutOrder } from './layout-order.ts'
import { listPageOrders } from './list-page-orders.ts'
import { outputSize } from './output-size.ts'
import type { Receipt } from './receipt.ts'
import type { RenderOrder } from './render-order.ts'
import { withRenderRun } from './render-run.ts'
import type { RenderTools } from './render-tools.ts'

/** Where an order puts everything. */
export interface Measurement {
  /** In their order: all of a PDF, else the one that is asked for. */
  readonly pages: readonly MeasuredPage[]
  /** The receipt that a render would have; what a template requires is not asked. */
  readonly receipt: Receipt
}

export interface MeasuredPage {
  /** As the template names it. */
  readonly name: string | undefined
  /** CSS px of the canvas. */
  readonly width: number
  readonly height: number
  /** Layers that are drawn, in paint order, containers before their children. */
  readonly layers: readonly MeasuredLayer[]
}

export interface MeasuredLayer {
  /** `title`, `products.0.name`. */
  readonly path: string
  readonly kind: Box['kind']
  /** CSS px of the canvas, origin top left, before rotation and `scale`. */
  readonly box: Rect
  readonly text?: MeasuredText
}

export interface MeasuredText {
  /** CSS px, after fitting; spans may have others, in proportion. */
  readonly fontSize: number
  readonly lines: readonly MeasuredLine[]
}

export interface MeasuredLine {
  /** What the line shows, before `transform`; an ellipsis is not part of it. */
  readonly text: string
  /** CSS px of the canvas: the line's box, spaces at its end left out. */
  readonly box: Rect
  /** CSS px of the canvas, from the top. */
  readonly baseline: number
}

/** Lays an order out and tells where everything is; the line ends after layout. */
export function measure(order: RenderOrder, tools: RenderTools): Promise<Measurement> {
  return withRenderRun(order, tools, async (run) => {
    const accounts: PageAccount[] = []
    const pages: MeasuredPage[] = []
    let size = { width: 1, height: 1 }
    for (const pageOrder of listPageOrders(order)) {
      const laidOut = await layoutOrder(pageOrder, run)
      if (accounts.length === 0) size = outputSize(laidOut)
      accounts.push(describePage(laidOut))
      const { resolved, tree } = laidOut
      const { width, height } = resolved.canvas
      const layers = [...measureBoxes(tree.boxes)]
      pages.push({ name: resolved.pages[0]?.name, width, height, layers })
    }
    const receipt = buildReceipt({ pages: accounts, size, timings: run.stopwatch.read() })
    return { pages, receipt }
  })
}

function* measureBoxes(boxes: readonly Box[]): Generator<MeasuredLayer> {
  for (const box of boxes) {
    const measured = { path: box.layer.path, kind: box.kind, box: box.rect }
    yield box.kind === 'text' ? { ...measured, text: measureText(box) } : measured
    if (box.kind === 'container') yield* measureBoxes(box.children)
  }
}

function measureText({ paragraph, contentX, contentY }: TextBox): MeasuredText {
  const { text, fontSizePx: fontSize } = paragraph
  const lines = paragraph.lines.map((line) => ({
    text: text.slice(line.start, line.end),
    box: {
      x: contentX + line.xPx,
      y: contentY + line.topPx,
      width: line.widthPx,
      height: line.heightPx,
    },
    baseline: contentY + line.baselinePx,
  }))
  return { fontSize, lines }
}
