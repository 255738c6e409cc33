/** Below this, every character is a grapheme cluster of its own, but for CR LF. */
const FIRST_EXTENDING = /[\u0300-\uffff]/
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * UTF-16 offsets at which the grapheme clusters of a text start (UAX #29, extended), ascending.
 */
export function graphemeStarts(text: string): Uint32Array {
  if (!FIRST_EXTENDING.test(text)) return Uint32Array.from({ length: text.length }, (_, i) => i)
  const starts: number[] = []
  for (const { index } of graphemes.segment(text)) starts.push(index)
  return Uint32Array.from(starts)
}
