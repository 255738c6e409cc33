import type { ModuleMatrix } from './module-matrix.ts'

/** A barcode before it has a size. */
export interface BarcodeSymbol {
  /** `bars` have one row of modules, which is as high as the box; a `matrix` has square modules. */
  readonly form: 'bars' | 'matrix'
  /** Without quiet zone. */
  readonly matrix: ModuleMatrix
  /** Modules that are left free on the left and on the right; of a `matrix`, on all sides. */
  readonly quietZone: number
  /** What the code says, its check digit included. */
  readonly text: string
}
