import { describe, expect, test } from 'vitest'
import { deepFreeze } from '../../src/foundation/deep-freeze.ts'

describe('deepFreeze', () => {
  test('freezes every object and list of a tree, and gives the tree itself', () => {
    const tree = { list: [{ leaf: 1 }], object: { leaf: null } }
    expect(deepFreeze(tree)).toBe(tree)
    for (const part of [tree, tree.list, tree.list[0], tree.object]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
  })
})
