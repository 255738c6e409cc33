export type ThreadName = 'source' | 'ending' | 'ending-once' | 'faulty' | 'stuck' | 'refusing'

/** A file that threads can run in tests, where there is no build. */
export function threadFile(name: ThreadName): URL {
  return new URL(`./threads/${name}-thread.mjs`, import.meta.url)
}
