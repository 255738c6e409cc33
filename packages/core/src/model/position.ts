import type { Point } from '../foundation/geometry.ts'
import { type LeafFault, leafSchema } from './leaf-schema.ts'
import { withName } from './with-name.ts'

/**
 * A point of a box as CSS writes one: `"50% 20%"`, `"left"`, `"right top"`.
 *
 * Words and shares may be mixed; one value alone leaves the other axis in the centre.
 */
export type Position = string

const WORDS: Readonly<
  Record<string, { readonly axis: 'x' | 'y' | 'both'; readonly share: number }>
> = {
  left: { axis: 'x', share: 0 },
  right: { axis: 'x', share: 1 },
  top: { axis: 'y', share: 0 },
  bottom: { axis: 'y', share: 1 },
  center: { axis: 'both', share: 0.5 },
}

const PERCENT = /^-?\d{1,4}(?:\.\d{1,6})?%$/
const MAX_LENGTH = 40
const EXPECTED =
  'one or two of "left", "center", "right", "top", "bottom" or shares such as "50% 20%"'

type Part = { readonly axis: 'x' | 'y' | 'both'; readonly share: number }

function readPart(text: string): Part | undefined {
  if (Object.hasOwn(WORDS, text)) return WORDS[text]
  return PERCENT.test(text) ? { axis: 'both', share: Number.parseFloat(text) / 100 } : undefined
}

/** Reads a position as shares of the box (0..1, beyond when outside); `undefined` when it is none. */
export function parsePosition(position: Position): Point | undefined {
  if (position.length > MAX_LENGTH) return undefined
  const words = position.trim().split(/\s+/)
  const first = readPart(words[0] ?? '')
  const second =
    words.length > 1 ? readPart(words[1] ?? '') : ({ axis: 'both', share: 0.5 } as const)
  if (first === undefined || second === undefined || words.length > 2) return undefined
  // CSS lets two words change places ("top left"), but not a word and a share ("20% left").
  if (first.axis === 'y' || second.axis === 'x') {
    const swappable = words.every((word) => Object.hasOwn(WORDS, word)) || words.length === 1
    const clash = first.axis === second.axis
    return swappable && !clash ? { x: second.share, y: first.share } : undefined
  }
  return { x: first.share, y: second.share }
}

/** Why a value is no position; `undefined` when it is one. */
export function positionFault(value: unknown): LeafFault | undefined {
  if (typeof value !== 'string') return { code: 'invalid_type', expected: EXPECTED }
  return parsePosition(value) === undefined
    ? { code: 'invalid_value', expected: EXPECTED }
    : undefined
}

export const positionSchema = withName('Position', leafSchema<Position>(positionFault))
