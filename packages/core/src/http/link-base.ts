import type { PublicRequest } from './route.ts'

/** Where the routes are reached by this client, base path included, without a slash at its end. */
export function findLinkBase({
  url,
  path,
  rawQuery,
}: Pick<PublicRequest, 'url' | 'path' | 'rawQuery'>): string {
  const query = rawQuery === '' ? 0 : rawQuery.length + 1
  return url.slice(0, url.length - query - path.length)
}
