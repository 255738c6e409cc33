import { z } from 'zod'
import { leafSchema } from '../../model/leaf-schema.ts'

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/

/** The name of a template in addresses. Has no `_`, so that it never looks like an id. */
export const slugSchema = leafSchema<string>((value) => {
  const expected = 'lower-case letters, digits and hyphens between them, up to 64'
  if (typeof value !== 'string') return { code: 'invalid_type', expected }
  return SLUG.test(value) ? undefined : { code: 'invalid_name', expected }
}).meta({ type: 'string', pattern: SLUG.source, examples: ['social-card'] })

/** A name that people give to things, 1 to `maximum` characters once its ends are trimmed. */
export function nameSchema(maximum: number) {
  return z.string().trim().min(1).max(maximum)
}

/** A time in answers. */
export const timeSchema = z.iso.datetime()

/** A time in answers that may not have come. */
export const optionalTimeSchema = timeSchema.nullable()
