import { PlatenError } from '../errors.ts'
import { quote } from '../quote.ts'
import type { PatternNode } from './pattern-node.ts'

const EMPTY: PatternNode = { type: 'sequence', parts: [] }

/** Where the reading of a pattern stands. */
interface Reader {
  readonly source: string
  at: number
}

/**
 * Reads a regular expression in the syntax of JavaScript with the flag `u`, less what needs more than
 * one pass over a text: back references and looking around are refused, and so are word boundaries.
 *
 * @throws {PlatenError} `invalid_value`
 */
export function parsePattern(source: string): PatternNode {
  const reader: Reader = { source, at: 0 }
  const node = readChoice(reader)
  if (reader.at < source.length) throw fault('")" closes no group')
  return node
}

function readChoice(reader: Reader): PatternNode {
  const parts = [readSequence(reader)]
  while (take(reader, '|')) parts.push(readSequence(reader))
  return parts.length === 1 ? (parts[0] ?? EMPTY) : { type: 'choice', parts }
}

function readSequence(reader: Reader): PatternNode {
  const parts: PatternNode[] = []
  for (;;) {
    const next = reader.source.charAt(reader.at)
    if (next === '' || next === '|' || next === ')') return { type: 'sequence', parts }
    parts.push(readRepeat(readTerm(reader), reader))
  }
}

function readTerm(reader: Reader): PatternNode {
  if (take(reader, '^')) return { type: 'start' }
  if (take(reader, '$')) return { type: 'end' }
  if (take(reader, '(')) return readGroup(reader)
  return { type: 'character', source: readCharacter(reader) }
}

const GROUP_START = /\?(?::|<[A-Za-z_$][\w$]*>)/y

function readGroup(reader: Reader): PatternNode {
  if (reader.source.charAt(reader.at) === '?') {
    GROUP_START.lastIndex = reader.at
    const start = GROUP_START.exec(reader.source)
    if (start === null) {
      const what = reader.source.slice(reader.at - 1, reader.at + 3)
      throw fault(`${quote(what)} looks around or sets flags, which patterns here cannot`)
    }
    reader.at += start[0].length
  }
  const inside = readChoice(reader)
  if (!take(reader, ')')) throw fault('a "(" is not closed')
  return inside
}

const COUNT = /\{(\d{1,5})(?:(,)(\d{1,5})?)?\}/y

function readRepeat(part: PatternNode, reader: Reader): PatternNode {
  const bounds = readBounds(reader)
  if (bounds === undefined) return part
  if (part.type === 'start' || part.type === 'end') throw fault('"^" and "$" cannot be repeated')
  // Whether it is as short or as long as can be makes no difference to whether a text matches.
  take(reader, '?')
  if (/^[*+?{]/.test(reader.source.slice(reader.at, reader.at + 1))) {
    throw fault('a repetition cannot be repeated; put it into a group')
  }
  return { type: 'repeat', part, ...bounds }
}

function readBounds(reader: Reader): { readonly min: number; readonly max: number } | undefined {
  if (take(reader, '*')) return { min: 0, max: Number.POSITIVE_INFINITY }
  if (take(reader, '+')) return { min: 1, max: Number.POSITIVE_INFINITY }
  if (take(reader, '?')) return { min: 0, max: 1 }
  COUNT.lastIndex = reader.at
  const count = COUNT.exec(reader.source)
  if (count === null) return undefined
  reader.at += count[0].length
  const min = Number(count[1])
  const open = count[2] === undefined ? min : Number.POSITIVE_INFINITY
  const max = count[3] === undefined ? open : Number(count[3])
  if (max < min) throw fault(`${quote(count[0])} asks for more than it allows`)
  return { min, max }
}

/** One of: an escape, a class without its inside looked at, a character. */
const CHARACTER =
  /\\(?:u\{[0-9A-Fa-f]{1,6}\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[pP]\{[\w=]{1,60}\}|[^\n])|\[(?:\\[^\n]|[^\]\\])*\]|[^\\[*+?{]/uy

/** What stands for a place between characters, or for what a group matched before. */
const NO_CHARACTER = /^\\[bBk1-9]/

function readCharacter(reader: Reader): string {
  CHARACTER.lastIndex = reader.at
  const source = CHARACTER.exec(reader.source)?.[0]
  const rest = reader.source.slice(reader.at, reader.at + 20)
  if (source === undefined) {
    throw fault(
      /^[*+?{]/.test(rest)
        ? `${quote(rest.charAt(0))} repeats nothing; write "\\${rest.charAt(0)}" for the character`
        : `${quote(rest)} is not complete`,
    )
  }
  if (NO_CHARACTER.test(source)) {
    throw fault(`${quote(source)} is none of the escapes that patterns here have`)
  }
  if (!isMatcher(source)) throw fault(`${quote(source)} is no character or class`)
  reader.at += source.length
  return source
}

function isMatcher(source: string): boolean {
  try {
    return buildCharacterTest(source) instanceof RegExp
  } catch {
    return false
  }
}

/** Matches texts of one code point: linear, whatever it says. */
export function buildCharacterTest(source: string): RegExp {
  return new RegExp(`^(?:${source})$`, 'u')
}

function take(reader: Reader, character: string): boolean {
  const isNext = reader.source.charAt(reader.at) === character
  if (isNext) reader.at++
  return isNext
}

function fault(what: string): PlatenError {
  return new PlatenError('invalid_value', `In the pattern ${what}.`)
}
