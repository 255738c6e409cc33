import { expect, test } from 'vitest'
import { needsYoga } from '../../src/layout/needs-yoga.ts'
import type { ResolvedLayer } from '../../src/overrides/resolved-template.ts'
import { containerLayer, shapeLayer, textLayer } from './layers.ts'

const free = { flex: { position: 'absolute' } } as const

test.each<[why: string, layers: readonly ResolvedLayer[], needs: boolean]>([
  ['an empty page', [], false],
  ['plain layers', [shapeLayer('a'), textLayer('b')], false],
  ['an empty container', [containerLayer('c', [])], false],
  ['absolute children only', [containerLayer('c', [shapeLayer('a', free)])], false],
  ['a child in the flow', [containerLayer('c', [shapeLayer('a')])], true],
  [
    'a child in the flow of an absolute container',
    [containerLayer('c', [containerLayer('d', [shapeLayer('a')], free)])],
    true,
  ],
])('%s', (_why, layers, needs) => {
  expect(needsYoga({ name: undefined, layers })).toBe(needs)
})
