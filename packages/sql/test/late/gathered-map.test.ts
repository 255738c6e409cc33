import { expect, test } from 'vitest'
import { GatheredMap } from '../../src/late/gathered-map.ts'

const create = (maxSize = 10) =>
  new GatheredMap<number>({ combine: (before, now) => before + now, maxSize })

test('what comes for one key makes one value', () => {
  const map = create()
  map.add('a', 1)
  map.add('b', 5)
  map.add('a', 2)
  expect([...map.take()]).toEqual([
    ['b', 5],
    ['a', 3],
  ])
  expect(map.size).toBe(0)
})

test('what is put back counts as what came first', () => {
  const map = create()
  map.add('a', 1)
  map.add('b', 1)
  const taken = map.take(1)
  map.add('a', 10)
  map.putBack(taken)
  expect(Object.fromEntries(map.take())).toEqual({ a: 11, b: 1 })
})

test('beyond the bound the keys that came first are dropped, also when some are put back', () => {
  const map = create(2)
  for (const key of ['a', 'b']) map.add(key, 1)
  const taken = map.take()
  for (const key of ['c', 'd']) map.add(key, 1)
  map.putBack(taken)
  expect([...map.take().keys()]).toEqual(['c', 'd'])
})
