import { constants, deflateRawSync } from 'node:zlib'

/**
 * Deflates filtered rows with zlib to a segment as our own kernel would end it: byte-aligned, by a full
 * flush, so that what follows refers to nothing in it.
 */
export function deflateWithZlib(filtered: Uint8Array, level: number): Uint8Array {
  return deflateRawSync(filtered, {
    level,
    memLevel: 9,
    finishFlush: constants.Z_FULL_FLUSH,
  })
}
