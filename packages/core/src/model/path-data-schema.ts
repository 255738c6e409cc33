import { isPlatenError } from '../foundation/errors.ts'
import { parsePathData } from '../foundation/parse-path-data.ts'
import { leafSchema } from './leaf-schema.ts'

/** Enough for any drawing by hand; longer outlines belong into an `svg` layer. */
const MAX_PATH_LENGTH = 20_000
const PATH_EXPECTED = 'SVG path data'

export const pathDataSchema = leafSchema<string>((value) => {
  if (typeof value !== 'string') return { code: 'invalid_type', expected: PATH_EXPECTED }
  if (value.length > MAX_PATH_LENGTH) {
    return { code: 'text_too_long', expected: `at most ${MAX_PATH_LENGTH} characters` }
  }
  try {
    parsePathData(value)
  } catch (error) {
    if (!isPlatenError(error)) throw error
    return { code: error.code, expected: PATH_EXPECTED, hint: error.message }
  }
  return undefined
})
