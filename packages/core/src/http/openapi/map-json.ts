/** Rebuilds plain JSON from its leaves up; `change` sees each object once its members are changed. */
export function mapJson(
  value: unknown,
  change: (object: Readonly<Record<string, unknown>>) => unknown,
): unknown {
  if (Array.isArray(value)) return value.map((item) => mapJson(item, change))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [name, mapJson(member, change)])
  return change(Object.fromEntries(members))
}
