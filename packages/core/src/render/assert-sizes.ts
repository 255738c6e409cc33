import { PlatenError } from '../foundation/errors.ts'
import { quote } from '../foundation/quote.ts'

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** @throws {PlatenError} Unless there are sizes, each with a name of its own. */
export function assertSizes(sizes: unknown): void {
  if (!Array.isArray(sizes) || sizes.length === 0) {
    const detail =
      '"sizes" must be a list of at least one size, such as { name: "story", width: 1080 }.'
    throw new PlatenError('invalid_type', detail, { pointer: '/sizes' })
  }
  const names = new Set<unknown>()
  for (const [index, size] of sizes.entries()) {
    const name: unknown = isObject(size) && 'name' in size ? size.name : undefined
    const pointer = `/sizes/${index}/name`
    if (typeof name !== 'string' || name === '') {
      const detail = 'Each of the "sizes" needs a "name", a text that is not empty.'
      throw new PlatenError('missing_property', detail, { pointer })
    }
    if (names.has(name)) {
      throw new PlatenError('duplicate_name', `Two sizes are called ${quote(name)}.`, { pointer })
    }
    names.add(name)
  }
}
