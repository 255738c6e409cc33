import type { ModuleMatrix } from './module-matrix.ts'

/** A QR code before it has a size. */
export interface QrSymbol {
  /** 1..40; the code has 17 + 4 × version modules a side. */
  readonly version: number
  /** Without quiet zone. Modules under the logo are light. */
  readonly matrix: ModuleMatrix
  /** Modules a side that are left free for the logo in the middle; 0 without one. */
  readonly clearing: number
}
