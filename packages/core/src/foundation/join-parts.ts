/**
 * One text of several, such as the key of a cache: no two lists of parts give the same one, whatever
 * stands in them. Each part follows its length, so that nothing can be moved from one into the next.
 */
export function joinParts(parts: readonly (string | undefined)[]): string {
  let joined = ''
  for (const part of parts) joined += part === undefined ? '-' : `${part.length}:${part}`
  return joined
}
