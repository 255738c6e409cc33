import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'

/** Editors write a file in several steps; one change is drawn once. */
const SETTLE_MS = 60

export interface WatchOptions {
  readonly folders: Iterable<string>
  /** Absolute paths whose changes are our own. */
  readonly ignored: ReadonlySet<string>
  readonly onChange: () => Promise<void>
  readonly signal: AbortSignal
}

/**
 * Calls `onChange` after anything in the folders has changed and come to rest, until the signal.
 *
 * A change that happens while `onChange` runs leads to one more call.
 */
export function watchFolders(options: WatchOptions): Promise<void> {
  const { ignored, onChange, signal } = options
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const schedule = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(onChange)
    }, SETTLE_MS)
  }
  const watchers: FSWatcher[] = []
  for (const folder of new Set(options.folders)) {
    watchers.push(
      watch(folder, (_event, name) => {
        if (name === null || !ignored.has(join(folder, name))) schedule()
      }),
    )
  }
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      running.then(resolve, reject)
    }
    for (const watcher of watchers) watcher.on('error', reject)
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true })
  })
}
