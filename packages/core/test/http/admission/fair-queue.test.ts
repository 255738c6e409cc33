import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FairQueue, type Waiting } from '../../../src/http/admission/fair-queue.ts'

interface Named extends Waiting {
  readonly name: string
}

/** `a1` waits in the name of `a`. */
const item = (name: string, cost = 1): Named => ({ name, orgId: name.slice(0, 1), cost })

function fill(...items: readonly Named[]): FairQueue<Named> {
  const queue = new FairQueue<Named>()
  for (const each of items) queue.add(each)
  return queue
}

function takeAll(queue: FairQueue<Named>): readonly string[] {
  const taken: string[] = []
  for (let next = queue.peek(); next !== undefined; next = queue.peek()) {
    queue.take(next)
    taken.push(next.name)
  }
  return taken
}

describe('FairQueue', () => {
  test.each<[why: string, items: readonly Named[], order: readonly string[]]>([
    ['one organisation: by arrival', [item('a1'), item('a2'), item('a3')], ['a1', 'a2', 'a3']],
    [
      'one of many does not stand behind all of another',
      [item('a1'), item('a2'), item('a3'), item('b1')],
      ['a1', 'b1', 'a2', 'a3'],
    ],
    [
      'who draws large pictures has fewer turns',
      [item('a1', 4), item('a2', 4), item('b1'), item('b2'), item('b3'), item('b4'), item('b5')],
      ['a1', 'b1', 'b2', 'b3', 'b4', 'a2', 'b5'],
    ],
  ])('%s', (_why, items, order) => {
    expect(takeAll(fill(...items))).toEqual(order)
  })

  test('who comes late is owed nothing for the time before', () => {
    const queue = fill(...['a1', 'a2', 'a3', 'a4', 'a5', 'a6'].map((name) => item(name)))
    for (const _turn of [1, 2, 3]) queue.take(queue.peek() as Named)
    for (const name of ['b1', 'b2', 'b3']) queue.add(item(name))
    expect(takeAll(queue)).toEqual(['b1', 'a4', 'b2', 'a5', 'b3', 'a6'])
  })

  test('once nobody waits, nothing is remembered', () => {
    const queue = fill(item('a1', 100))
    takeAll(queue)
    queue.add(item('a2'))
    queue.add(item('b1'))
    expect(takeAll(queue)).toEqual(['a2', 'b1'])
  })

  test('what is removed has no turn and costs nobody anything', () => {
    const [first, second] = [item('a1', 50), item('a2')]
    const queue = fill(first, second, item('b1', 2), item('b2'))
    queue.remove(first)
    queue.remove(first)
    expect(queue.size).toBe(3)
    expect(takeAll(queue)).toEqual(['a2', 'b1', 'b2'])
  })

  test.each<[why: string, items: readonly Named[], orgId: string, excess: string | undefined]>([
    ['somebody has more than this one would', [item('a1'), item('a2'), item('b1')], 'c', 'a2'],
    ['nobody has', [item('a1'), item('b1')], 'c', undefined],
    ['this one has most', [item('a1'), item('a2'), item('b1')], 'a', undefined],
    ['one more would make them equal', [item('a1'), item('a2'), item('b1')], 'b', undefined],
    ['nothing waits', [], 'a', undefined],
  ])('the excess where %s', (_why, items, orgId, excess) => {
    expect(fill(...items).findExcess(orgId)?.name).toBe(excess)
  })

  test('all comes out once, each organisation in its order, none starved', () => {
    const anyItem = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 60 }), (given) => {
        const items = given.map(([org, cost], at) => ({ name: `${org}${at}`, orgId: org, cost }))
        const taken = takeAll(fill(...items))
        expect([...taken].sort()).toEqual(items.map(({ name }) => name).sort())
        for (const org of 'abc') {
          const own = (names: readonly string[]) => names.filter((name) => name.startsWith(org))
          expect(own(taken)).toEqual(own(items.map(({ name }) => name)))
        }
      }),
    )
  })
})
