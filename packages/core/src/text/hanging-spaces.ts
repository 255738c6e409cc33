/** White space and other space separators of CSS Text 3, 4.1.3: all Zs but those that glue. */
const HANGS = /[\t \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]/

/** Where the content of a line ends whose last spaces hang, that is, take no room. */
export function trimHanging(text: string, end: number): number {
  let trimmed = end
  while (trimmed > 0 && HANGS.test(text[trimmed - 1] ?? '')) trimmed--
  return trimmed
}
