/** How long images may be kept by others. */
export type ImageCaching =
  /** By the browser only: the host list and revocation bind at every other request. */
  | { readonly kind: 'private' }
  /** Also by shared caches, whose answers are checked against no list. */
  | { readonly kind: 'shared' }
  /** The URL itself is the right to the image, until it ends. */
  | { readonly kind: 'signed'; readonly expiresInMs: number; readonly pinsVersion: boolean }
  /** Something in the image went wrong or was late: the next request may turn out better. */
  | { readonly kind: 'none' }

const HOUR_SECONDS = 3_600
const DAY_SECONDS = 24 * HOUR_SECONDS

/**
 * `Cache-Control` of an image.
 *
 * @param lifeMs For how long the image is right: until the sources that it was made of may change.
 *   No cache is told to keep it for longer.
 */
export function buildCacheControl(caching: ImageCaching, lifeMs: number): string {
  const atMost = (seconds: number) => Math.max(0, Math.min(seconds, Math.floor(lifeMs / 1000)))
  switch (caching.kind) {
    case 'private':
      return `private, max-age=${atMost(HOUR_SECONDS)}`
    case 'shared':
      return `public, max-age=${atMost(DAY_SECONDS)}, s-maxage=${atMost(7 * DAY_SECONDS)}`
    case 'signed': {
      const seconds = atMost(Math.floor(caching.expiresInMs / 1000))
      return `public, max-age=${seconds}${caching.pinsVersion ? ', immutable' : ''}`
    }
    case 'none':
      return 'no-store'
  }
}
