import { setImmediate } from 'node:timers/promises'
import type { Logger } from '@platen/core/ports'
import type { SqlDatabase } from '../sql-database.ts'
import type { LateBatch, LateSource } from './late-source.ts'

export interface LateWriterOptions {
  /** How long something may wait to be written, in ms: what a crash may cost. */
  readonly delayMs: number
  readonly logger: Logger | undefined
}

/**
 * Writes what may be late now and then, many rows in one transaction, so that no request waits for the disk
 * because of it.
 *
 * What is gathered is bounded by its sources. A process that ends by itself writes before; one that
 * is killed loses the last `delayMs`.
 */
export class LateWriter<Tables> {
  readonly #database: SqlDatabase<Tables>
  readonly #options: LateWriterOptions
  readonly #sources: LateSource<Tables>[] = []
  #timer: NodeJS.Timeout | undefined
  #isClosed = false
  #writing: Promise<void> = Promise.resolve()

  constructor(database: SqlDatabase<Tables>, options: LateWriterOptions) {
    this.#database = database
    this.#options = options
  }

  include(source: LateSource<Tables>): void {
    this.#sources.push(source)
  }

  /** To be called when a source has gathered something. */
  schedule(): void {
    if (this.#isClosed) return
    this.#timer ??= setTimeout(() => void this.settle(), this.#options.delayMs)
  }

  /** Writes what is left, and nothing after that. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.flush()
  }

  /** Writes all that was gathered until now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const writing = this.#writing.then(() => this.#writeAll())
    // One after the other, whatever became of the one before.
    this.#writing = writing.catch(() => undefined)
    await writing
  }

  /**
   * As `flush`, for those who read: what cannot be written is no reason not to. Its failure is
   * reported, and what it held is tried again.
   */
  async settle(): Promise<void> {
    try {
      await this.flush()
    } catch (err) {
      this.#options.logger?.warn({ err }, 'History could not be written and waits.')
      this.schedule()
    }
  }

  /** In several transactions if there is much, between which requests are served. */
  async #writeAll(): Promise<void> {
    while (await this.#writeSome()) await setImmediate()
  }

  /** @returns Whether there was anything to write. */
  async #writeSome(): Promise<boolean> {
    const batches = this.#sources.flatMap((source) => source.take() ?? [])
    if (batches.length === 0) return false
    try {
      await this.#database.write((transaction) => writeBatches(transaction, batches))
      return true
    } catch (error) {
      for (const batch of batches) batch.putBack()
      throw error
    }
  }
}

async function writeBatches<Tables>(
  transaction: Parameters<LateBatch<Tables>['write']>[0],
  batches: readonly LateBatch<Tables>[],
): Promise<void> {
  for (const batch of batches) await batch.write(transaction)
}
