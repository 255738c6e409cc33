import { graphemeStarts } from '../grapheme-starts.ts'
import { emojiPresentation, mayHoldEmoji } from './emoji-presentation.ts'

/**
 * The text without its pictures. A space on each side of what goes becomes one, and none is left at
 * an end of the text; characters that are text by default, such as `©` and digits, stay.
 */
export function dropEmoji(text: string): string {
  if (!mayHoldEmoji(text)) return text
  const starts = graphemeStarts(text)
  let kept = ''
  let dropped = false
  for (const [index, start] of starts.entries()) {
    const cluster = text.slice(start, starts[index + 1] ?? text.length)
    if (emojiPresentation(cluster) === 'emoji') {
      dropped = true
      continue
    }
    if (dropped && cluster === ' ' && (kept === '' || kept.endsWith(' '))) continue
    dropped = false
    kept += cluster
  }
  return dropped && kept.endsWith(' ') ? kept.slice(0, -1) : kept
}
