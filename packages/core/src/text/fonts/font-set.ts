import { PlatenError } from '../../foundation/errors.ts'
import type { AnalyzedText } from '../analyzed-text.ts'
import { findPatterns } from '../hyphenation/find-patterns.ts'
import type { Hyphenator } from '../hyphenation/hyphenator.ts'
import type { Span } from '../paragraph-input.ts'
import type { FontChain } from './font-chain.ts'

/** The properties of a text that decide its fonts. */
export interface FontStyle {
  readonly families: readonly string[]
  /** 1..1000. */
  readonly weight: number
  readonly style: 'normal' | 'italic'
  /** Percent. */
  readonly stretch: number
  /** Variation axis tag to value. */
  readonly variations: ReadonlyMap<string, number>
}

export function fontStyleKey(style: FontStyle): string {
  const variations = style.variations.size === 0 ? '' : JSON.stringify([...style.variations])
  return `${style.weight}|${style.style}|${style.stretch}|${variations}|${style.families.join('\n')}`
}

/** Every font that some texts need, and what divides their words, loaded: all that comes after is synchronous. */
export interface FontSet {
  /** Families that were asked for and that no registry has, each once, in order. */
  readonly unknownFamilies: readonly string[]
  /** What was analysed with these fonts, by the spans it came from; see `analyzeOnce`. */
  readonly analyses: WeakMap<readonly Span[], Map<string, AnalyzedText>>
  /** The faces of a style that was among the needs of `prepareFonts`. */
  chain(style: FontStyle): FontChain
  /** What divides words of a language that was among the needs; `undefined` where it has no patterns. */
  hyphenator(lang: string): Hyphenator | undefined
}

export function createFontSet(
  chains: ReadonlyMap<string, FontChain>,
  unknownFamilies: readonly string[],
  hyphenators: ReadonlyMap<string, Hyphenator>,
): FontSet {
  return {
    unknownFamilies,
    analyses: new WeakMap(),
    chain: (style) => {
      const chain = chains.get(fontStyleKey(style))
      if (chain !== undefined) return chain
      throw new PlatenError(
        'internal',
        `The fonts of "${style.families.join(', ')}" at weight ${style.weight} were not prepared.`,
      )
    },
    hyphenator: (lang) => hyphenators.get(findPatterns(lang) ?? ''),
  }
}
