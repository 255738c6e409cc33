import type { Limits } from '../../foundation/limits.ts'
import { hasForbiddenCharacter } from './decode-xml-text.ts'
import { svgFault } from './svg-fault.ts'

const ENCODING = /^<\?xml[^>]{0,256}?\sencoding\s{0,8}=\s{0,8}["']([^"'>]{0,64})["']/
const SAME_AS_UTF8: ReadonlySet<string> = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii'])

/**
 * Decodes an SVG file, or takes its text.
 *
 * UTF-8 only: another encoding could hide a tag from this check and show it to the renderer. Line
 * ends become `\n`, as XML 1.0, section 2.11, asks before anything is parsed.
 *
 * @throws {PlatenError} `source_too_large`, `svg_compressed`, `source_corrupt`.
 */
export function readSvgText(source: Uint8Array | string, limits: Pick<Limits, 'svgBytes'>): string {
  const sizeBytes = typeof source === 'string' ? Buffer.byteLength(source) : source.length
  if (typeof source !== 'string' && source[0] === 0x1f && source[1] === 0x8b) {
    throw svgFault('svg_compressed', 'is compressed with gzip; send it plain')
  }
  if (sizeBytes > limits.svgBytes) {
    throw svgFault('source_too_large', `is larger than ${limits.svgBytes} bytes`)
  }
  const text = typeof source === 'string' ? source.replace(/^\ufeff/, '') : decodeUtf8(source)
  if (hasForbiddenCharacter(text)) {
    throw svgFault('source_corrupt', 'holds a character that XML does not allow')
  }
  const encoding = ENCODING.exec(text)?.[1]
  if (encoding !== undefined && !SAME_AS_UTF8.has(encoding.toLowerCase())) {
    throw svgFault('source_corrupt', 'declares an encoding other than UTF-8')
  }
  return text.replace(/\r\n?/g, '\n')
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw svgFault('source_corrupt', 'is not valid UTF-8', cause)
  }
}
