import type { Transaction } from 'kysely'

/** Something that gathers what may be written later. */
export interface LateSource<Tables> {
  /**
   * Takes some of what was gathered, to be written in one transaction of some milliseconds;
   * undefined if there is nothing.
   */
  take(): LateBatch<Tables> | undefined
}

export interface LateBatch<Tables> {
  write(transaction: Transaction<Tables>): Promise<void>
  /** The transaction failed: what was taken waits again, behind nothing that came since. */
  putBack(): void
}
