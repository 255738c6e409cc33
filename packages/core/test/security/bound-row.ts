import type { ErrorCode } from '../../src/foundation/errors.ts'

/** Units in which limits are printed; counts have none. */
export type Unit = 'bytes' | 'ms' | 'px' | ''

/** One line of a table of `docs/security.md`. */
export interface BoundRow {
  readonly name: string
  readonly value: number
  readonly unit: Unit
  /** What is counted. */
  readonly of: string
  /** What somebody is told who goes beyond; empty where nobody is refused. */
  readonly errors: readonly ErrorCode[]
}
