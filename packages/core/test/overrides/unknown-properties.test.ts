import { describe, expect, test } from 'vitest'
import { isPlatenError } from '../../src/foundation/errors.ts'
import { DEFAULT_LIMITS } from '../../src/foundation/limits.ts'
import { LAYER_KINDS } from '../../src/model/layer.ts'
import { OVERRIDE_RULES } from '../../src/model/override-rules.ts'
import type { OverrideSlots } from '../../src/overrides/override-slots.ts'
import { parseJsonOverrides } from '../../src/overrides/parse-json-overrides.ts'
import { parseQuery } from '../../src/overrides/parse-query.ts'
import { parseQueryOverrides } from '../../src/overrides/parse-query-overrides.ts'

/** Every property that any kind has, of which most kinds lack some. */
const ALL = [...new Set(LAYER_KINDS.flatMap((kind) => Object.keys(OVERRIDE_RULES[kind])))]
/** What a layer has besides, and what a slip of typing looks like. */
const STRUCTURE = [
  'kind',
  'name',
  'dynamic',
  'sensitive',
  'visibleWhen',
  'fallback',
  'children',
  'item',
  'empty',
  'max',
  'sizeGroup',
  'Opacity',
]

function refusalOf(read: () => unknown) {
  try {
    read()
  } catch (error) {
    if (isPlatenError(error)) return error
    throw error
  }
  throw new Error('It was accepted.')
}

describe.each(LAYER_KINDS)('an override of a layer of kind %s', (kind) => {
  const slots: OverrideSlots = new Map([
    ['target', [{ kind, dynamic: true, rules: undefined, sensitive: false, items: new Map() }]],
  ])
  const known = new Set(Object.keys(OVERRIDE_RULES[kind]))
  const unknown = [...ALL, ...STRUCTURE].filter((property) => !known.has(property))

  test.each(unknown)('that sets %s is refused by name, by JSON as by query', (property) => {
    const byJson = () => parseJsonOverrides({ target: { [property]: 1 } }, slots, DEFAULT_LIMITS)
    const byQuery = () =>
      parseQueryOverrides(parseQuery(`target.${property}=1`), slots, DEFAULT_LIMITS)
    for (const read of [byJson, byQuery]) {
      const error = refusalOf(read)
      expect([error.code, error.pointer]).toEqual(['unknown_property', `/target/${property}`])
      expect(error.message).toContain(`"${property}"`)
    }
  })
})
