import { randomBytes } from 'node:crypto'

/** What an id names: of templates, renders, keys, assets, … */
export type IdPrefix = 'tmpl' | 'rnd' | 'key' | 'ast' | 'whk' | 'aud' | 'sk' | 'req' | 'bat'

/** 32 characters, so that five random bits choose one without bias. */
const ALPHABET = '0123456789abcdefghijklmnopqrstuv'
/** How many random bytes make an id: a character of it each. */
export const ID_BYTES = 26

/**
 * Makes an id: the prefix, `_` and 26 random characters `[0-9a-v]`, 130 bits, told to nobody by
 * counting.
 *
 * @param random Gives that many random bytes; the system's by default.
 */
export function createId(
  prefix: IdPrefix,
  random: (count: number) => Uint8Array = randomBytes,
): string {
  return `${prefix}_${spellId(random(ID_BYTES))}`
}

/** The characters that random bytes stand for in an id. */
export function spellId(bytes: Uint8Array): string {
  return Buffer.from(bytes.map((byte) => ALPHABET.charCodeAt(byte & 31))).toString('latin1')
}
