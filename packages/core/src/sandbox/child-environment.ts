/**
 * What a child may see of the environment: how programs start and where fonts are. Keys, tokens and
 * proxies of the host are none of its business.
 */
const SHOWN = ['LD_LIBRARY_PATH', 'FONTCONFIG_FILE', 'FONTCONFIG_PATH'] as const

/** Tells a child what it is. */
const MARK = 'PLATEN_SANDBOX_CHILD'

/** Of libvips, of the allocator and of libuv. */
const OWN = {
  VIPS_BLOCK_UNTRUSTED: '1',
  MALLOC_ARENA_MAX: '2',
  UV_THREADPOOL_SIZE: '2',
  [MARK]: '1',
}

/**
 * Whether this process is a child itself: where a program was bundled so that a child runs all of it, each
 * would start the next.
 */
export function isChildEnvironment(host: Readonly<Record<string, string | undefined>>): boolean {
  return host[MARK] !== undefined
}

export function buildChildEnvironment(
  host: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const shown = SHOWN.flatMap((name) => {
    const value = host[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...OWN, ...Object.fromEntries(shown) }
}
