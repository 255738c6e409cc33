/** How letters are exchanged. */
interface Transform {
  readonly transform: 'none' | 'uppercase' | 'lowercase' | 'capitalize'
  /** BCP 47. */
  readonly lang: string
}

/**
 * Exchanges the letters of a text in stretches, as CSS `text-transform`: by the rules of the language,
 * so that Turkish i keeps its dot, Greek capitals lose their accents and ß becomes SS.
 *
 * `capitalize` changes the first letter of each word (UAX #29) and no other; a word may go from one
 * stretch to the next. Linear in the text.
 */
export function transformTexts<T extends { readonly text: string }>(
  stretches: readonly T[],
  { transform, lang }: Transform,
): readonly T[] {
  switch (transform) {
    case 'none':
      return stretches
    case 'uppercase':
      return stretches.map((each) => ({ ...each, text: each.text.toLocaleUpperCase(lang) }))
    case 'lowercase':
      return stretches.map((each) => ({ ...each, text: each.text.toLocaleLowerCase(lang) }))
    case 'capitalize':
      return capitalize(stretches, lang)
  }
}

function capitalize<T extends { readonly text: string }>(
  stretches: readonly T[],
  lang: string,
): readonly T[] {
  const whole = stretches.map(({ text }) => text).join('')
  const starts = listWordStarts(whole, lang)
  let offset = 0
  let next = 0
  return stretches.map((each) => {
    const end = offset + each.text.length
    let text = ''
    let copied = 0
    for (let start = starts[next] ?? end; start < end; start = starts[++next] ?? end) {
      const at = start - offset
      const letters = firstLetters(each.text.slice(at), lang)
      text += each.text.slice(copied, at) + toTitleCase(letters, lang)
      copied = at + letters.length
    }
    offset = end
    return { ...each, text: text + each.text.slice(copied) }
  })
}

function listWordStarts(text: string, lang: string): readonly number[] {
  const starts: number[] = []
  for (const { index, isWordLike } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(
    text,
  )) {
    if (isWordLike === true) starts.push(index)
  }
  return starts
}

/** The first letter, which in Dutch may be two. */
function firstLetters(text: string, lang: string): string {
  const dutch = /^nl(?:-|$)/i.test(lang) ? /^ij/i.exec(text) : null
  return dutch?.[0] ?? String.fromCodePoint(text.codePointAt(0) ?? 0)
}

/** Digraphs that have a form for titles, with a large first and a small second letter. */
const TITLE_FORMS: ReadonlyMap<string, string> = new Map(
  [...'ǄǅǆǇǈǉǊǋǌǱǲǳ'].map((letter, index) => [letter, 'ǅǈǋǲ'[Math.floor(index / 3)] ?? letter]),
)

function toTitleCase(letters: string, lang: string): string {
  const form = TITLE_FORMS.get(letters)
  if (form !== undefined) return form
  const upper = letters.toLocaleUpperCase(lang)
  // One letter may become two, of which only the first is a capital: "ﬁ" is "Fi", "ß" is "Ss".
  if (letters.length > 1 || upper.length <= 1) return upper
  const [first = ''] = upper
  return first + upper.slice(first.length).toLocaleLowerCase(lang)
}
