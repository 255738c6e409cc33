import { z } from 'zod'
import { leafSchema } from '../../model/leaf-schema.ts'
import type { JsonObject } from '../../ports/json.ts'
import { formatTime, parseTime } from '../parse-time.ts'

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

/** A time in a body, RFC 3339; handlers read it with `readInstant`. */
export const instantSchema = leafSchema<string>((value) => {
  const expected = 'a time such as "2026-01-31T08:00:00Z"'
  if (typeof value !== 'string') return { code: 'invalid_type', expected }
  return parseTime(value) === undefined ? { code: 'invalid_value', expected } : undefined
}).meta({ type: 'string', format: 'date-time' })

/** @param time That `instantSchema` has passed. @returns Epoch ms. */
export function readInstant(time: string): number {
  return parseTime(time) ?? Number.NaN
}

/** What the caller wants kept beside a thing, and given back as it is. */
export const metadataSchema: z.ZodType<JsonObject> = z
  .record(z.string(), z.json())
  .meta({ description: 'Anything of your own, at most 4,096 bytes.' })

/** A time in answers. */
export const timeSchema = z.iso.datetime()

export function formatOptionalTime(epochMs: number | undefined): string | undefined {
  return epochMs === undefined ? undefined : formatTime(epochMs)
}
