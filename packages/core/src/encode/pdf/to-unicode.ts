import { toUtf16Hex } from './write-value.ts'

/** Entries that one block may hold (Adobe Technical Note 5014, CMap specification). */
const MAX_ENTRIES = 100

/** The CMap that says which characters each glyph stands for (ISO 32000-1, 9.10.3). */
export function buildToUnicode(texts: ReadonlyMap<number, string>): Uint8Array {
  const entries = [...texts]
    .filter(([, text]) => text !== '')
    .sort(([a], [b]) => a - b)
    .map(([glyphId, text]) => `<${toGlyphCode(glyphId)}> <${toUtf16Hex(text)}>`)
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
    '<0000> <FFFF>',
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
  return glyphId.toString(16).padStart(4, '0')
}
