/**
 * What hangs at the end of a line: spaces and tabs. CSS Text 3, 4.1.3 lets other space separators
 * hang too, but browsers give these room.
 */
const isHanging = (character: string | undefined): boolean =>
  character === ' ' || character === '\t'

/** Where the content of a line ends whose last spaces hang, that is, take no room. */
export function trimHanging(text: string, end: number): number {
  let trimmed = end
  while (trimmed > 0 && isHanging(text[trimmed - 1])) trimmed--
  return trimmed
}
