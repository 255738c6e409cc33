import { PlatenError } from '../foundation/errors.ts'

/** The entity tag of a record that counts its changes. */
export function revisionTag(revision: number): string {
  return `"${revision}"`
}

/**
 * Whether the copy that a caller holds is the current one: `If-None-Match`, RFC 9110 section 13.1.2.
 *
 * Compared weakly, as the section asks; a header that is no list of tags matches nothing.
 */
export function isUnchanged(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch === etag) return true
  if (ifNoneMatch.trim() === '*') return true
  return hasTag(ifNoneMatch, etag)
}

/**
 * Checks `If-Match`, RFC 9110 section 13.1.1: a change is made only to what its author has seen.
 *
 * A weak tag of ours counts as its strong one: proxies that compress weaken tags on the way, and our
 * tags are counters, which compression does not change.
 *
 * @throws {PlatenError} `precondition_failed`
 */
export function assertIfMatch(ifMatch: string | undefined, etag: string): void {
  if (ifMatch === undefined || ifMatch.trim() === '*' || hasTag(ifMatch, etag)) return
  throw new PlatenError(
    'precondition_failed',
    'It was changed meanwhile; read it again and send its new "ETag" as "If-Match".',
  )
}

/** Tags of a list; commas may stand inside the quotes. Linear: no two parts can match one character. */
const TAG = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/g

function hasTag(header: string, etag: string): boolean {
  const opaque = etag.startsWith('W/') ? etag.slice(2) : etag
  for (const [, tag] of header.matchAll(TAG)) if (tag === opaque) return true
  return false
}
