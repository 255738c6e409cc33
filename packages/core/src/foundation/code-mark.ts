/**
 * What the program itself wrote. A mark on the document would be part of it, could be copied to another,
 * and is no JSON; what is listed here is that one object, as long as it lives.
 */
const written = new WeakSet<object>()

/** @param document Nobody can change it any more. */
export function markAsCode<T extends object>(document: T): T {
  written.add(document)
  return document
}

export function isMarkedAsCode(document: unknown): boolean {
  return typeof document === 'object' && document !== null && written.has(document)
}
