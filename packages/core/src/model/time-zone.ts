import { z } from 'zod'
import { leafSchema } from './leaf-schema.ts'

const MAX_LENGTH = 64
const EXPECTED = 'a time zone such as "Europe/Berlin" or "UTC"'

/** A name of the IANA time zone database; offsets such as `+02:00` know no summer time. */
const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/

function isTimeZone(name: string): boolean {
  if (name.length > MAX_LENGTH || !NAME.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const timeZoneSchema = leafSchema<string>(
  (value) => {
    if (typeof value !== 'string') return { code: 'invalid_type', expected: EXPECTED }
    return isTimeZone(value) ? undefined : { code: 'invalid_value', expected: EXPECTED }
  },
  () => z.string().max(MAX_LENGTH).regex(NAME),
)
