const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Offset just behind the string that opens at `start`; the end of the text when it never closes. */
function skipString(text: string, start: number): number {
  let at = start + 1
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    if (unit === QUOTE) return at + 1
    at += unit === BACKSLASH ? 2 : 1
  }
  return text.length
}

/**
 * Whether objects and lists of a JSON text are nested more than `maxDepth` deep.
 *
 * One pass that reads any text, also one that is no JSON: it runs before a parser, whose own
 * recursion or memory a deep text would exhaust.
 */
export function isDeeperThan(text: string, maxDepth: number): boolean {
  let depth = 0
  let at = 0
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '"') {
      at = skipString(text, at)
      continue
    }
    if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
    if (depth > maxDepth) return true
    at++
  }
  return false
}

/** An object or a list that is open where the scan stands. */
interface Frame {
  /** Keys seen so far; `undefined` for a list. */
  readonly keys: Set<string> | undefined
  /** The key or index of the member that the scan is in. */
  member: string | number
  /** True where an object's next string is a key. */
  atKey: boolean
}

/**
 * Finds a key that an object of a JSON text has twice, as the tokens of its JSON Pointer.
 *
 * Parsers differ in which of two they take, so that one reader may check a value and another use the
 * other. The text must be valid JSON. Linear time.
 */
export function findDuplicateKey(text: string): readonly (string | number)[] | undefined {
  const frames: Frame[] = []
  let at = 0
  while (at < text.length) {
    const frame = frames.at(-1)
    const character = text.charAt(at)
    if (character === '"') {
      const end = skipString(text, at)
      if (frame?.atKey && !addKey(frame, text.slice(at, end))) {
        return frames.map(({ member }) => member)
      }
      at = end
      continue
    }
    readPunctuation(character, frames)
    at++
  }
  return undefined
}

/** Enters and leaves objects and lists, and moves on to their next member. */
function readPunctuation(character: string, frames: Frame[]): void {
  const frame = frames.at(-1)
  switch (character) {
    case '{':
      frames.push({ keys: new Set(), member: '', atKey: true })
      break
    case '[':
      frames.push({ keys: undefined, member: 0, atKey: false })
      break
    case '}':
    case ']':
      frames.pop()
      break
    case ',':
      if (frame?.keys !== undefined) frame.atKey = true
      else if (typeof frame?.member === 'number') frame.member++
      break
  }
}

/** Notes a key as it is spelt; `false` when the object has it already, however it was spelt then. */
function addKey(frame: Frame, spelling: string): boolean {
  const key: string = spelling.includes('\\') ? JSON.parse(spelling) : spelling.slice(1, -1)
  frame.member = key
  frame.atKey = false
  if (frame.keys?.has(key)) return false
  frame.keys?.add(key)
  return true
}
