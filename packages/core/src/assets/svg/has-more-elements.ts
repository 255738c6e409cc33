const NAME_START = /[A-Za-z_:\u0080-\uffff]/

/** What holds no elements, from where it begins to where it ends. */
const SKIPPED = [
  { start: '<!--', end: '-->' },
  { start: '<![CDATA[', end: ']]>' },
  { start: '<?', end: '?>' },
] as const

/**
 * Whether a document opens more elements than it may, at a glance: in a fraction of the time that it
 * takes to read so many.
 */
export function hasMoreElements(text: string, most: number): boolean {
  let count = 0
  let at = text.indexOf('<')
  while (at >= 0 && count <= most) {
    const skipped = SKIPPED.find(({ start }) => text.startsWith(start, at))
    // What is not closed is for the reader to refuse.
    const end = skipped === undefined ? at + 1 : text.indexOf(skipped.end, at)
    if (end < 0) return false
    if (NAME_START.test(text.charAt(at + 1))) count += 1
    at = text.indexOf('<', end)
  }
  return count > most
}
