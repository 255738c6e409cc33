import { expect } from 'vitest'

const TOKEN =
  /<([A-Za-z][\w:.-]*)((?:\s+[A-Za-z][\w:.-]*="[^"<]*")*)\s*(\/?)>|<\/([A-Za-z][\w:.-]*)>|([^<>]+)/y
const ATTRIBUTE = /([\w:.-]+)="/g
const BAD_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#39);)/
const BAD_CHARACTER = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u

/** The names of all elements in document order; throws unless `xml` is one well-formed element. */
export function assertWellFormed(xml: string): readonly string[] {
  expect(xml).not.toMatch(BAD_REFERENCE)
  expect(xml).not.toMatch(BAD_CHARACTER)
  const names: string[] = []
  const open: string[] = []
  let offset = 0
  while (offset < xml.length) {
    TOKEN.lastIndex = offset
    const token = TOKEN.exec(xml)
    if (token === null) throw new Error(`Not well-formed at ${xml.slice(offset, offset + 80)}`)
    const [all, start, attributes = '', slash, end] = token
    offset += all.length
    if (end !== undefined) {
      expect(open.pop()).toBe(end)
      continue
    }
    if (open.length === 0 && names.length > 0) throw new Error(`Outside of the root: ${all}`)
    if (start === undefined) continue
    names.push(start)
    assertDistinct(attributes)
    if (slash === '') open.push(start)
  }
  expect(open).toEqual([])
  return names
}

/** XML forbids two attributes of one name. */
function assertDistinct(attributes: string): void {
  const keys = Array.from(attributes.matchAll(ATTRIBUTE), ([, key]) => key)
  expect(new Set(keys).size, attributes).toBe(keys.length)
}

/** Ids that are defined and ids that are referred to. */
export function readIds(xml: string): { readonly defined: string[]; readonly used: string[] } {
  const defined = Array.from(xml.matchAll(/ id="([^"]*)"/g), ([, id]) => id ?? '')
  const used = Array.from(xml.matchAll(/(?:url\(#|href="#)([^)"]*)/g), ([, id]) => id ?? '')
  return { defined, used }
}
