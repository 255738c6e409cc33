import { svgFault } from './svg-fault.ts'

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** What XML 1.0 does not allow in a document, escaped or not: controls, lone surrogates, U+FFFE/F. */
const FORBIDDEN_CHARACTER = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** Whether a text holds a character that no XML document may hold. */
export function hasForbiddenCharacter(text: string): boolean {
  return FORBIDDEN_CHARACTER.test(text)
}

/**
 * Resolves character references and the five entities of XML.
 *
 * @throws {PlatenError} `source_corrupt` for any other entity, since none can have been declared.
 */
export function decodeXmlText(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^&;\s]{0,12})(;?)/g, (_, name: string, end: string) => {
    const character = end === '' ? undefined : (ENTITIES.get(name) ?? fromNumber(name))
    if (character === undefined) {
      throw svgFault('source_corrupt', `has an unknown entity "&${name}${end}"`)
    }
    return character
  })
}

function fromNumber(name: string): string | undefined {
  const hex = /^#x([0-9A-Fa-f]{1,6})$/.exec(name)?.[1]
  const decimal = /^#([0-9]{1,7})$/.exec(name)?.[1]
  const code = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16)
  if (Number.isNaN(code) || code > 0x10ffff) return undefined
  const character = String.fromCodePoint(code)
  return hasForbiddenCharacter(character) ? undefined : character
}
