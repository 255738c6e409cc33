import type { Encoding } from '../engines/encoding.ts'
import type { EngineName } from '../engines/engines.ts'
import type { WorkResult } from './worker-message.ts'

/** The work of one engine in one round. */
export interface EngineRound {
  readonly engine: EngineName
  readonly encoding: Encoding
  readonly result: WorkResult
}
