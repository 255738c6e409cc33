/** How far a prologue of comments is followed. */
const MAX_PROLOGUE_BYTES = 65_536

const ROOT = /^<(?:[A-Za-z_][\w.-]*:)?svg[\s/>]/
const DOCTYPE = /^<!DOCTYPE\s+(?:[A-Za-z_][\w.-]*:)?svg\b/i

/**
 * Whether a file is meant to be an SVG: its first element, or its document type, is `svg`.
 *
 * Text in UTF-16 counts as well, so that `checkSvg` can say what is wrong with it.
 */
export function isSvg(bytes: Uint8Array): boolean {
  const text = prologue(bytes)
  let at = 0
  for (;;) {
    at = text.slice(at).search(/\S/) + at
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4)
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2)
    else break
  }
  const start = text.slice(at, at + 256)
  return ROOT.test(start) || DOCTYPE.test(start)
}

function prologue(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, MAX_PROLOGUE_BYTES))
  if (head[0] === 0xff && head[1] === 0xfe) return head.toString('utf16le').slice(1)
  if (head[0] === 0xfe && head[1] === 0xff) return swapped(head).toString('utf16le').slice(1)
  const hasMark = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  return head.toString('latin1', hasMark ? 3 : 0)
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16()
}

/** The place after a terminator; the end of the text when there is none. */
function after(text: string, terminator: string, from: number): number {
  const at = text.indexOf(terminator, from)
  return at < 0 ? text.length : at + terminator.length
}
