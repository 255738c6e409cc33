/** How a language writes a character, by its UTF-16 code, that may not stand for itself. */
export type CharacterEscape = (code: number) => string

/** Controls, and the line ends that only some languages count as such. */
const NOT_PRINTABLE = /[\p{Cc}\u2028\u2029]/gu

/** Whether a literal of the text needs escapes to stay on its line. */
export function hasControls(text: string): boolean {
  return text.search(NOT_PRINTABLE) !== -1
}

/** Writes controls and line ends by `toEscape`, and the usual ones as `\n`, `\r` and `\t`. */
export function escapeControls(text: string, toEscape: CharacterEscape): string {
  return text.replace(NOT_PRINTABLE, (character) => {
    const usual = USUAL.get(character)
    return usual ?? toEscape(character.charCodeAt(0))
  })
}

const USUAL: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

/** The code of a character in hex, `width` digits wide. */
export function toHex(code: number, width: number): string {
  return code.toString(16).padStart(width, '0')
}
