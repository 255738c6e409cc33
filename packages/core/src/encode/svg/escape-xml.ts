/** What XML 1.0 section 2.2 leaves out of documents, lone surrogates included. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu
const SPECIAL = /[&<>"']/g

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Makes any text safe as XML content and inside quoted attributes; keeps XML well-formed. */
export function escapeXml(text: string): string {
  return text
    .replace(FORBIDDEN, '\u{FFFD}')
    .replace(SPECIAL, (character) => ENTITIES[character] ?? character)
}

/** Whether a text holds a character that no XML document may hold, however it is written. */
export function hasForbiddenCharacter(text: string): boolean {
  return text.search(FORBIDDEN) >= 0
}
