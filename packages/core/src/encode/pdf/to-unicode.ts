import { toUtf16Hex } from './write-value.ts'

/** Entries that one block may hold (Adobe Technical Note 5014, CMap specification). */
const MAX_ENTRIES = 100

/**
 * The CMap that says which characters each code stands for (ISO 32000-1, 9.10.3).
 *
 * @param bytes Of a code.
 */
export function buildToUnicode(texts: ReadonlyMap<number, string>, bytes: 1 | 2 = 2): Uint8Array {
  const entries = [...texts]
    .filter(([, text]) => text !== '')
    .sort(([a], [b]) => a - b)
    .map(([code, text]) => `<${toCode(code, bytes)}> <${toUtf16Hex(text)}>`)
  const blocks: string[] = []
  for (let at = 0; at < entries.length; at += MAX_ENTRIES) {
    const block = entries.slice(at, at + MAX_ENTRIES)
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`)
  }
  const lines = [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    `<${toCode(0, bytes)}> <${'FF'.repeat(bytes)}>`,
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ]
  return Buffer.from(`${lines.join('\n')}\n`, 'latin1')
}

/** A glyph id as a code of two bytes, in hexadecimal. */
export function toGlyphCode(glyphId: number): string {
  return toCode(glyphId, 2)
}

function toCode(code: number, bytes: 1 | 2): string {
  return code.toString(16).padStart(2 * bytes, '0')
}
