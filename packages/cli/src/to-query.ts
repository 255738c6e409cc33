import { UsageError } from './usage.ts'

/**
 * What `--set` says, as a query string. Values are taken as they are typed, so every character that a
 * query string treats is escaped.
 */
export function toQuery(assignments: readonly string[]): string {
  const parts = assignments.map((assignment) => {
    const equals = assignment.indexOf('=')
    if (equals < 1) {
      throw new UsageError(`--set takes name.property=value, not "${assignment}".`)
    }
    const [name, value] = [assignment.slice(0, equals), assignment.slice(equals + 1)]
    return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`
  })
  return parts.join('&')
}
