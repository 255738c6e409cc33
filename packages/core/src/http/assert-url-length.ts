import { PlatenError } from '../foundation/errors.ts'

/** Characters of the URL of an image, as the published API counts them. */
export const MAX_URL_LENGTH = 8_192

/**
 * @param rawUrl Path and query, the path of the mount included.
 * @throws {PlatenError} `uri_too_long`
 */
export function assertUrlLength(rawUrl: string): void {
  if (rawUrl.length <= MAX_URL_LENGTH) return
  throw new PlatenError(
    'uri_too_long',
    `The URL has ${rawUrl.length} characters, but may have ${MAX_URL_LENGTH}; send longer orders by POST.`,
  )
}
