import { EXPECTED_LINK, parseLink } from '../foundation/parse-link.ts'
import { leafSchema } from './leaf-schema.ts'

/**
 * Where a layer leads when it is clicked: `https:`, `http:` or `mailto:`. In a template `{name}`
 * stands for the text of another layer; what comes of it is checked when it is drawn.
 */
export type Link = string

export const linkSchema = leafSchema<Link>((value) => {
  if (typeof value !== 'string') return { code: 'invalid_type', expected: EXPECTED_LINK }
  const isOpen = value.includes('{')
  if (isOpen || parseLink(value) !== undefined) return undefined
  return { code: 'invalid_value', expected: EXPECTED_LINK }
})
