/** Below this, every character is a grapheme cluster of its own, but for CR LF. */
const EXTENDING = /[\u0300-\uffff]/
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * UTF-16 offsets at which the grapheme clusters of a text start (UAX #29, extended), ascending.
 */
export function graphemeStarts(text: string): Uint32Array {
  const starts = new Uint32Array(text.length)
  let count = 0
  if (EXTENDING.test(text)) {
    for (const { index } of graphemes.segment(text)) starts[count++] = index
  } else {
    while (count < text.length) starts[count] = count++
  }
  return starts.subarray(0, count)
}
