/**
 * What a child may see of the environment: how programs start and where fonts are. Keys, tokens and
 * proxies of the host are none of its business.
 */
const SHOWN = ['LD_LIBRARY_PATH', 'FONTCONFIG_FILE', 'FONTCONFIG_PATH'] as const

/** Of libvips, of the allocator and of libuv. */
const OWN = { VIPS_BLOCK_UNTRUSTED: '1', MALLOC_ARENA_MAX: '2', UV_THREADPOOL_SIZE: '2' }

export function buildChildEnvironment(
  host: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const shown = SHOWN.flatMap((name) => {
    const value = host[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...OWN, ...Object.fromEntries(shown) }
}
