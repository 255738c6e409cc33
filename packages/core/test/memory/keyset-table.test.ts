import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KeysetTable, type RowKey } from '../../src/memory/keyset-table.ts'

interface Row extends RowKey {
  readonly value: number
}

const row = fc.record({
  orgId: fc.constantFrom('a', 'b', 'constructor'),
  id: fc.constantFrom('1', '2', '3', '10', 'a', 'B', '__proto__'),
  createdAt: fc.nat(3),
  value: fc.nat(),
})
const step = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), row }),
  fc.record({ kind: fc.constant('remove' as const), row }),
)

function compareNewestFirst(a: Row, b: Row): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)
}

/** What the table says of itself, as a plain list would. */
function pageOf(rows: readonly Row[], after: Row | undefined, limit: number): readonly Row[] {
  const sorted = [...rows].sort(compareNewestFirst)
  const later = sorted.filter((one) => after === undefined || compareNewestFirst(after, one) < 0)
  return later.filter((one) => after === undefined || one.id !== after.id).slice(0, limit)
}

describe('KeysetTable', () => {
  test('finds and lists what a plain list of rows would, after any steps', () => {
    fc.assert(
      fc.property(fc.array(step), row, fc.integer({ min: 1, max: 4 }), (steps, asked, limit) => {
        const table = new KeysetTable<Row>((one) => one)
        const rows = new Map<string, Row>()
        for (const { kind, row: given } of steps) {
          const name = JSON.stringify([given.orgId, given.id])
          const known = rows.get(name)
          if (kind === 'remove') {
            expect(table.remove(given.orgId, given.id)).toEqual(known)
            rows.delete(name)
            continue
          }
          // A row that replaces another keeps its key, as the table demands.
          const kept = { ...given, createdAt: known?.createdAt ?? given.createdAt }
          table.put(kept)
          rows.set(name, kept)
        }
        const own = [...rows.values()].filter(({ orgId }) => orgId === asked.orgId)
        const known = rows.get(JSON.stringify([asked.orgId, asked.id]))
        expect(table.find(asked.orgId, asked.id)).toEqual(known)
        const place = known ?? asked
        for (const after of [undefined, place]) {
          const page = { limit, after }
          expect(table.list(asked.orgId, page, () => true)).toEqual(pageOf(own, after, limit))
        }
      }),
    )
  })
})
