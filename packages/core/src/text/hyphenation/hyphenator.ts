/** What divides the words of one language: patterns after Liang, "Word Hy-phen-a-tion by Com-put-er", 1983. */
export interface Hyphenator {
  /** In lower case. */
  readonly alphabet: ReadonlySet<string>
  /**
   * Where a word may be divided.
   *
   * @param letters Of the alphabet; words of fewer than 5 or more than 61 are left whole.
   * @returns Numbers of letters in front of each place, ascending.
   */
  divide(letters: readonly string[]): readonly number[]
}

/** Longer words are left whole, so that no word takes more than a fixed time. */
const MAX_LETTERS = 61

/**
 * Letters of a word, before a place to divide it and behind it: CSS Text 4, `hyphenate-limit-chars: auto`.
 * Where a language asks for more, that holds.
 */
const MIN_LETTERS = { word: 5, before: 2, behind: 2 } as const

/** What a module of `hyphenopoly` exports. */
export interface PatternExports {
  readonly mem: { readonly buffer: ArrayBuffer }
  /** Letters of the alphabet. */
  readonly lct: { readonly value: number }
  /** The language's own least number of letters before a place. */
  readonly lmi: { readonly value: number }
  /** The same, behind it. */
  readonly rmi: { readonly value: number }
  /** Divides the word at address 0, which a 0 ends, in place; tells how long it is then. */
  hyphenate(before: number, behind: number, mark: number): number
}

/** Where the alphabet stands in the module's memory. */
const ALPHABET_ADDRESS = 1664
const MARK = 0xad

export function createHyphenator({ mem, lct, lmi, rmi, hyphenate }: PatternExports): Hyphenator {
  const before = Math.max(MIN_LETTERS.before, lmi.value)
  const behind = Math.max(MIN_LETTERS.behind, rmi.value)
  const word = new Uint16Array(mem.buffer, 0, 2 * (MAX_LETTERS + 1))
  const alphabet = new Uint16Array(mem.buffer, ALPHABET_ADDRESS, lct.value)
  return {
    alphabet: new Set(Array.from(alphabet, (codeUnit) => String.fromCharCode(codeUnit))),
    divide: (letters) => {
      if (letters.length < MIN_LETTERS.word || letters.length > MAX_LETTERS) return []
      for (const [index, letter] of letters.entries()) word[index] = letter.charCodeAt(0)
      word[letters.length] = 0
      const length = hyphenate(before, behind, MARK)
      const places: number[] = []
      for (let index = 0; index < length; index++) {
        if (word[index] === MARK) places.push(index - places.length)
      }
      return places
    },
  }
}
