import { z } from 'zod'
import { leafSchema } from './leaf-schema.ts'

/** BCP 47, as far as a template needs it: subtags of 1 to 8 letters or digits. */
const LANGUAGE_TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}$/
const MAX_LENGTH = 64
const EXPECTED = 'a language tag such as "en" or "pt-BR"'

export function isLanguageTag(tag: string): boolean {
  if (tag.length > MAX_LENGTH || !LANGUAGE_TAG.test(tag)) return false
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

export const languageSchema = leafSchema<string>(
  (value) => {
    if (typeof value !== 'string') return { code: 'invalid_type', expected: EXPECTED }
    return isLanguageTag(value) ? undefined : { code: 'invalid_value', expected: EXPECTED }
  },
  () => z.string().max(MAX_LENGTH).regex(LANGUAGE_TAG),
)
