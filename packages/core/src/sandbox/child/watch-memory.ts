const INTERVAL_MS = 50

/**
 * Looks, until told not to, whether this process holds more than it may.
 *
 * The renderer works in a thread of libuv's, so that this one is free to look, on every system alike.
 */
export function watchMemory(maxBytes: number, onOverflow: () => void): () => void {
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() <= maxBytes) return
    clearInterval(timer)
    onOverflow()
  }, INTERVAL_MS)
  return () => clearInterval(timer)
}
