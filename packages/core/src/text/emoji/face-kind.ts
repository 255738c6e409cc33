import type { FaceKind } from '../fonts/font-chain.ts'
import { emojiPresentation } from './emoji-presentation.ts'

/** What becomes of emoji: see `TextStyle.emoji`. */
export type EmojiPolicy = 'colour' | 'mono' | 'drop'

/** The fonts that are asked first for a cluster; `undefined` for what is no emoji. */
export function faceKindOf(cluster: string, policy: EmojiPolicy): FaceKind | undefined {
  const presentation = emojiPresentation(cluster)
  if (presentation === undefined) return undefined
  return presentation === 'emoji' && policy === 'colour' ? 'color' : 'plain'
}
