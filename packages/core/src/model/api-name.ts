import { z } from 'zod'
import { isForbiddenKey } from '../foundation/plain-json.ts'
import { leafSchema } from './leaf-schema.ts'
import { withName } from './with-name.ts'

/** The name under which a layer is addressed by overrides, references and rules. */
export type ApiName = string

/** A letter, then up to 63 letters, digits, `_` or `-`. */
export const API_NAME_PATTERN = /^[A-Za-z][A-Za-z0-9_-]{0,63}$/

/**
 * Parameters that a render URL uses for itself: a layer of that name could not be overridden there
 * by its shorthand, so no layer may have one.
 */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  'template',
  'templateId',
  'apiKey',
  'key',
  'format',
  'quality',
  'width',
  'height',
  'scale',
  'page',
  'version',
  'exp',
  'kid',
  'sig',
  'free',
  'receipt',
])

export function isApiName(value: string): boolean {
  return API_NAME_PATTERN.test(value)
}

const EXPECTED = 'a letter followed by up to 63 letters, digits, "_" or "-"'
const RESERVED = 'another name, since render URLs use this one for themselves'

/** Names of layers. */
export const apiNameSchema = withName(
  'ApiName',
  leafSchema<ApiName>(
    (value) => {
      if (typeof value !== 'string') return { code: 'invalid_type', expected: EXPECTED }
      if (isForbiddenKey(value)) return { code: 'forbidden_key', expected: 'another name' }
      if (!isApiName(value)) return { code: 'invalid_name', expected: EXPECTED }
      if (RESERVED_NAMES.has(value)) return { code: 'invalid_name', expected: RESERVED }
      return undefined
    },
    () => z.string().regex(API_NAME_PATTERN),
  ),
)
