import { leafSchema } from './leaf-schema.ts'

/** Longer addresses are refused by browsers and PDF readers. */
const MAX_LENGTH = 2_048
const EXPECTED = 'an address such as "https://example.com" or "mailto:info@example.com"'

/** Neither white space nor control characters, which URL parsers silently drop. */
const PLAIN = /^[^\s\p{Cc}]+$/u
const SCHEME = /^(?:https?:\/\/[^/?#]|mailto:.)/i

/** Whether text may lead there: `http:`, `https:` and `mailto:` only, so that no script ever runs. */
export function isTextLink(url: string): boolean {
  return url.length <= MAX_LENGTH && PLAIN.test(url) && SCHEME.test(url) && URL.canParse(url)
}

export const textLinkSchema = leafSchema<string>((value) => {
  if (typeof value !== 'string') return { code: 'invalid_type', expected: EXPECTED }
  return isTextLink(value) ? undefined : { code: 'invalid_value', expected: EXPECTED }
})
