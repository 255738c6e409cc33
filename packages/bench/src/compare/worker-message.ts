import type { Encoding } from '../engines/encoding.ts'

/** Parent to child: render cards, the first with the content of index `from`. */
export interface WorkOrder {
  readonly encoding: Encoding
  readonly from: number
  /** How many renders are under way at any time. */
  readonly atOnce: number
  /** Renders are begun until there were as many and the time is over. */
  readonly least: number
  readonly budgetMs: number
}

/** Child to parent. */
export interface WorkResult {
  readonly timesMs: readonly number[]
  readonly bytes: readonly number[]
  readonly elapsedMs: number
  /** Processor time of the child alone, all its threads together. */
  readonly cpuMs: number
}
