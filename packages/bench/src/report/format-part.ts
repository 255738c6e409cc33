import type { Measured, Part } from '../measured/part.ts'
import { PART_TABLES } from './part-tables.ts'

/** What was measured of one part, as a Markdown table. */
export function formatPart(part: Part, measured: Measured): string {
  const format = PART_TABLES[part] as (value: unknown) => string
  return format(measured[part])
}
