import type { CardName } from '../card/card.ts'
import type { BenchFormat } from '../engines/encoding.ts'
import type { EngineName } from '../engines/engines.ts'
import type { RoundRatio } from '../measure/pair-ratios.ts'

/** One engine, card, format and number of renders at once. */
export interface Comparison {
  readonly card: CardName
  readonly format: BenchFormat
  readonly atOnce: number
  readonly engine: EngineName
  readonly renders: number
  /** Of one render, waiting for its turn included. */
  readonly medianMs: number
  readonly p95Ms: number
  readonly rendersPerSecond: number
  /** Processor time of a render, all threads of the engine's process together; not of other processes. */
  readonly cpuMs: number
  readonly medianBytes: number
  /** That of the encoding; absent for PNG. */
  readonly quality?: number
  /** Time of a render over that of Platen. */
  readonly ratio: RoundRatio
}
