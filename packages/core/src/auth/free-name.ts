/** More than any template has slots; the list is in the URL. */
export const MAX_FREE_NAMES = 50

/**
 * Whether a parameter may be left out of a signature: only a property of a layer, `title.text` or
 * `products.0.name.text`. The parameters that say what is rendered and how have no dot, so that no
 * signature can leave the template, the size or its own expiry open.
 */
export function isFreeName(name: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}(?:\.[A-Za-z0-9_-]{1,64}){1,63}$/.test(name)
}
