import type { CoverageMask } from './coverage-mask.ts'
import type { DeviceBox } from './device-box.ts'
import type { Surface } from './surface.ts'

/** The pixels that one blend changes. */
export interface Patch {
  readonly surface: Surface
  /** Inside the surface, not empty. */
  readonly box: DeviceBox
  /** Holds the whole box; `undefined` covers all of it. */
  readonly mask: CoverageMask | undefined
}
