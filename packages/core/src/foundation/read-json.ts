import { PlatenError } from './errors.ts'
import { jsonPointer } from './json-pointer.ts'
import { findDuplicateKey, isDeeperThan } from './json-text.ts'
import type { Limits } from './limits.ts'
import { type CopyLimits, copyPlainJson, type JsonValue } from './plain-json.ts'
import { quote } from './quote.ts'

/** Values of a document; several times what the largest sensible one holds. */
const MAX_VALUES = 50_000

/**
 * Reads a JSON document, given as text, as UTF-8 bytes, or as a value that is JSON already.
 *
 * Cheap refusals come first: size, then depth, both before a parser runs. The result is a fresh tree
 * of plain values.
 *
 * @throws {PlatenError} `document_too_large`, `too_deep`, `invalid_json`, `duplicate_key`, and those
 * of `copyPlainJson`.
 */
export function readJson(input: unknown, limits: Limits, lists?: CopyLimits['lists']): JsonValue {
  const isText = typeof input === 'string' || input instanceof Uint8Array
  const value = isText ? parseText(decodeText(input, limits.documentBytes), limits.depth) : input
  return copyPlainJson(value, {
    depth: limits.depth,
    characters: limits.documentBytes,
    values: MAX_VALUES,
    lists,
  })
}

function decodeText(input: string | Uint8Array, maxBytes: number): string {
  // A text has at least as many bytes as code units, so a long one is not even measured.
  const isLarge =
    input.length > maxBytes || (typeof input === 'string' && Buffer.byteLength(input) > maxBytes)
  if (isLarge) {
    throw new PlatenError('document_too_large', `The document has more than ${maxBytes} bytes.`, {
      pointer: '',
    })
  }
  if (typeof input === 'string') return input
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(input)
  } catch (cause) {
    throw new PlatenError('invalid_json', 'The document is not valid UTF-8.', {
      pointer: '',
      cause,
    })
  }
}

function parseText(text: string, maxDepth: number): unknown {
  if (isDeeperThan(text, maxDepth)) {
    throw new PlatenError('too_deep', `The document is nested more than ${maxDepth} deep.`, {
      pointer: '',
    })
  }
  const value = parseJson(text)
  const duplicate = findDuplicateKey(text)
  if (duplicate !== undefined) {
    const key = quote(String(duplicate.at(-1)))
    throw new PlatenError('duplicate_key', `The key ${key} is given twice; give it once.`, {
      pointer: jsonPointer(duplicate),
    })
  }
  return value
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const place = describePlace(text, cause)
    throw new PlatenError('invalid_json', `The document is not valid JSON${place}.`, {
      pointer: '',
      cause,
    })
  }
}

/** V8 tells the offset in its message; without one the place stays unsaid. */
function describePlace(text: string, error: unknown): string {
  if (text.startsWith('\u{feff}')) return ': it starts with a byte order mark'
  const offset = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
  if (offset === undefined) return ''
  const lines = text.slice(0, Number(offset)).split('\n')
  return ` at line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`
}
