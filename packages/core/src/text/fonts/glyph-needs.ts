import { mayHoldEmoji } from '../emoji/emoji-presentation.ts'
import { type EmojiPolicy, faceKindOf } from '../emoji/face-kind.ts'
import { graphemeStarts } from '../grapheme-starts.ts'
import {
  candidateCovers,
  type FaceKind,
  type FontCandidate,
  isOfKind,
  needsGlyph,
} from './font-chain.ts'

/** Code points that still wait for a font: for any, and for one of a kind. */
export class GlyphNeeds {
  readonly #missing = new Set<number>()
  readonly #ofKind: Readonly<Record<FaceKind, Set<number>>> = {
    color: new Set(),
    plain: new Set(),
  }

  addText(text: string, emoji: EmojiPolicy): void {
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0
      if (needsGlyph(codePoint)) this.#missing.add(codePoint)
    }
    if (mayHoldEmoji(text)) this.#addEmoji(text, emoji)
  }

  /** Whether something waits for a font that has the code points that `allows` says. */
  someOf(allows: (codePoint: number) => boolean): boolean {
    for (const waiting of this.#all()) {
      for (const codePoint of waiting) if (allows(codePoint)) return true
    }
    return false
  }

  get areMet(): boolean {
    return this.#all().every(({ size }) => size === 0)
  }

  meetBy(candidate: FontCandidate): void {
    removeCovered(this.#missing, candidate)
    for (const kind of ['color', 'plain'] as const) {
      if (isOfKind(candidate.face, kind)) removeCovered(this.#ofKind[kind], candidate)
    }
  }

  #addEmoji(text: string, emoji: EmojiPolicy): void {
    const starts = graphemeStarts(text)
    for (const [index, start] of starts.entries()) {
      const cluster = text.slice(start, starts[index + 1] ?? text.length)
      const kind = faceKindOf(cluster, emoji)
      if (kind === undefined) continue
      for (const character of cluster) {
        const codePoint = character.codePointAt(0) ?? 0
        if (needsGlyph(codePoint)) this.#ofKind[kind].add(codePoint)
      }
    }
  }

  #all(): readonly ReadonlySet<number>[] {
    return [this.#missing, this.#ofKind.color, this.#ofKind.plain]
  }
}

function removeCovered(waiting: Set<number>, candidate: FontCandidate): void {
  for (const codePoint of waiting) {
    if (candidateCovers(candidate, codePoint)) waiting.delete(codePoint)
  }
}
