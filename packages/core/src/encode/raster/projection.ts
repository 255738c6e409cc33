import type { Matrix } from '../../foundation/matrix.ts'
import type { DeviceBox } from './device-box.ts'

/** Where commands are drawn: the px of their page onto those of a canvas. */
export interface Projection {
  readonly matrix: Matrix
  readonly canvas: DeviceBox
}
