import { PlatenError } from '../../foundation/errors.ts'
import { quote } from '../../foundation/quote.ts'

/** The threads that draw what comes over HTTP, and large canvases of the program itself. */
export interface PoolOptions {
  /**
   * Most threads, 1..256; each is started when all others have work. Each has caches and engines of its
   * own, some 60 MB and what `caches` allow. Default: as many as the process may use processors.
   */
  readonly workers?: number
  /**
   * The file that each thread runs, for programs that are bundled: where the bundler has put
   * `@platen/core/render-thread`. Default: beside the other files of this package.
   */
  readonly threadUrl?: URL
}

const MOST_WORKERS = 256

/** @throws {PlatenError} `invalid_value`, naming the option. */
export function assertPoolOptions(pool: PoolOptions | false): void {
  if (pool === false) return
  if (typeof pool !== 'object' || pool === null) {
    throw new PlatenError(
      'invalid_value',
      `"pool" must be false or an object such as { workers: 2 }, but is ${quote(String(pool))}.`,
      { pointer: '/pool' },
    )
  }
  const { workers, threadUrl } = pool
  const fits = Number.isInteger(workers) && Number(workers) >= 1 && Number(workers) <= MOST_WORKERS
  if (workers !== undefined && !fits) {
    throw new PlatenError(
      'invalid_value',
      `"pool.workers" is ${quote(String(workers))}, but must be a whole number from 1 to ${MOST_WORKERS}; "pool: false" draws without threads.`,
      { pointer: '/pool/workers' },
    )
  }
  if (threadUrl !== undefined && !(threadUrl instanceof URL && threadUrl.protocol === 'file:')) {
    throw new PlatenError(
      'invalid_value',
      '"pool.threadUrl" must be a URL of a file, such as new URL("./render-thread.js", import.meta.url).',
      { pointer: '/pool/threadUrl' },
    )
  }
}
