/** RFC 3339 section 5.6; a space for the `T` is what a `+` in a query decodes to, so it is refused. */
const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i

/** Reads an RFC 3339 time as epoch ms; `undefined` for any other text, also for 31 February. */
export function parseTime(text: string): number | undefined {
  const found = RFC_3339.exec(text)
  if (found === null) return undefined
  const [, day = ''] = found
  // `Date` turns 31 February into 3 March.
  const start = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(start) || !new Date(start).toISOString().startsWith(day)) return undefined
  const time = Date.parse(text.toUpperCase())
  return Number.isNaN(time) ? undefined : time
}

/** Epoch ms as RFC 3339 in UTC, the form of all times in answers. */
export function formatTime(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
