import type { BenchFormat } from '../engines/engine.ts'

/** Parent to child: render `count` cards, the first with the texts of index `from`. */
export interface WorkOrder {
  readonly format: BenchFormat
  readonly from: number
  readonly count: number
}

/** Child to parent. */
export interface WorkResult {
  readonly timesMs: readonly number[]
  readonly bytes: readonly number[]
  readonly rssBytes: number
}
