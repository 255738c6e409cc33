import { sha256Hex } from '../../foundation/digest.ts'
import type { FontSource } from './font-source.ts'

/**
 * Names a registered font by its descriptors and its file: by digest when the bytes are at hand, by
 * path otherwise. One that is loaded by a function is known by its descriptors alone.
 */
export function describeFontSource(source: FontSource): string {
  const { family, weight, style, stretch, unicodeRange, faceIndex } = source
  const file =
    'bytes' in source ? sha256Hex(source.bytes) : 'path' in source ? String(source.path) : 'load'
  return JSON.stringify([family, weight, style, stretch, unicodeRange, faceIndex, file])
}
