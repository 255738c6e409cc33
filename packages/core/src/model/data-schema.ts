import { leafSchema } from './leaf-schema.ts'

/** In `u` mode a pair is one code point, so this finds lone surrogates only. */
const LONE_SURROGATE = /\p{Surrogate}/u

/** What a code says: any characters, control characters included, that UTF-8 can carry. */
export const dataSchema = leafSchema<string>((value) => {
  if (typeof value !== 'string') return { code: 'invalid_type', expected: 'a string' }
  if (!LONE_SURROGATE.test(value)) return undefined
  return { code: 'invalid_value', expected: 'well-formed Unicode, without half of a pair' }
})
