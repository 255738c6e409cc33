import { formatCodePoint } from '../foundation/format-code-point.ts'
import type { Size } from '../foundation/geometry.ts'
import type { PageAccount } from './describe-page.ts'
import { mergeFonts } from './merge-fonts.ts'
import type { Receipt, SourceReceipt } from './receipt.ts'
import type { StageTimings } from './stopwatch.ts'

export interface ReceiptInput {
  /** Of the pages of the output, in their order. */
  readonly pages: readonly PageAccount[]
  readonly size: Size
  readonly timings: StageTimings
}

/** Puts what became of each page together. What is the same for several pages is told once. */
export function buildReceipt({ pages, size, timings }: ReceiptInput): Receipt {
  const number = <Item extends object>(items: readonly Item[], index: number) =>
    pages.length === 1 ? items : items.map((item) => ({ ...item, page: index + 1 }))
  const fonts = pages.flatMap((page) => page.fonts)
  const missing = new Set(pages.flatMap((page) => [...page.missing]))
  return {
    width: size.width,
    height: size.height,
    pages: pages.length,
    layers: pages.flatMap(({ layers }, index) => number(layers, index)),
    hidden: pages.flatMap(({ hidden }, index) => number(hidden, index)),
    fonts: mergeFonts(fonts),
    sources: mergeSources(pages.flatMap((page) => page.sources)),
    unknownFamilies: [...new Set(pages.flatMap((page) => page.unknownFamilies))],
    missing: [...missing].sort((a, b) => a - b).map(formatCodePoint),
    warnings: [...new Set(pages.flatMap((page) => page.warnings))],
    degraded: pages.some((page) => page.degraded),
    remote: pages.some((page) => page.remote),
    timings,
  }
}

function mergeSources(sources: readonly SourceReceipt[]): readonly SourceReceipt[] {
  const byKey = new Map(sources.map((source) => [`${source.of} ${source.digest}`, source]))
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, source]) => source)
}
