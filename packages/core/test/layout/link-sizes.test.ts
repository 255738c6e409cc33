import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FittedText } from '../../src/layout/fitted-text.ts'
import { linkSizes } from '../../src/layout/link-sizes.ts'
import { textLayer } from './layers.ts'

type Links = Parameters<typeof textLayer>[1] & { readonly fitted?: number }

/** A text that fitting has drawn at `fitted` px. */
function fitted(path: string, { fitted: fontSizePx = 40, ...links }: Links): FittedText {
  return { layer: textLayer(path, links), variant: 0, fontSizePx, sizedBy: 'fit' }
}

const to = (path: string, ratio: number) => ({ sizeRelativeTo: { path, ratio } })

function sizesOf(texts: readonly FittedText[]): readonly string[] {
  return linkSizes(texts).map(
    ({ layer, fontSizePx, sizedBy }) => `${layer.path} ${fontSizePx} ${sizedBy}`,
  )
}

describe('linked sizes', () => {
  test.each<[why: string, texts: readonly FittedText[], sizes: readonly string[]]>([
    [
      'without links stay',
      [fitted('a', {}), fitted('b', { fitted: 20 })],
      ['a 40 fit', 'b 20 fit'],
    ],
    [
      'of a group are its smallest',
      [fitted('a', { sizeGroup: 'g' }), fitted('b', { sizeGroup: 'g', fitted: 20 })],
      ['a 20 group', 'b 20 fit'],
    ],
    [
      'are at most the share of another',
      [fitted('a', {}), fitted('b', { fitted: 30, ...to('a', 0.5) })],
      ['a 40 fit', 'b 20 relative'],
    ],
    [
      'that are smaller than their share stay',
      [fitted('a', {}), fitted('b', { fitted: 10, ...to('a', 0.5) })],
      ['a 40 fit', 'b 10 fit'],
    ],
    [
      'cap the whole group of the one that is relative',
      [
        fitted('a', {}),
        fitted('b', { sizeGroup: 'g', fitted: 30 }),
        fitted('c', { sizeGroup: 'g', fitted: 35, ...to('a', 0.5) }),
      ],
      ['a 40 fit', 'b 20 relative', 'c 20 relative'],
    ],
    [
      'are shares of final sizes, in whatever order the texts stand',
      [
        fitted('c', { ...to('b', 0.5) }),
        fitted('b', { ...to('a', 0.5) }),
        fitted('a', { sizeGroup: 'g' }),
        fitted('d', { sizeGroup: 'g', fitted: 24 }),
      ],
      ['c 6 relative', 'b 12 relative', 'a 24 group', 'd 24 fit'],
    ],
    [
      'end at the smallest size of each text, which parts it from its group',
      [
        fitted('a', { sizeGroup: 'g', minFontSizePx: 30 }),
        fitted('b', { sizeGroup: 'g', fitted: 20 }),
      ],
      ['a 30 clamp', 'b 20 fit'],
    ],
    [
      'are shares of what a text was held at',
      [
        fitted('a', { sizeGroup: 'g', minFontSizePx: 30 }),
        fitted('b', { sizeGroup: 'g', fitted: 20 }),
        fitted('c', { ...to('a', 0.5) }),
      ],
      ['a 30 clamp', 'b 20 fit', 'c 15 relative'],
    ],
    [
      'never become larger for the sake of a smallest size',
      [fitted('a', { fitted: 6, minFontSizePx: 8, sizeGroup: 'g' })],
      ['a 6 fit'],
    ],
    [
      'that are relative to a text that is not drawn stay',
      [fitted('b', { ...to('hidden', 0.5) })],
      ['b 40 fit'],
    ],
  ])('%s', (_why, texts, sizes) => {
    expect(sizesOf(texts)).toEqual(sizes)
  })

  test('make every group uniform but for those at their smallest size, and nothing larger', () => {
    const text = fc.record({
      fitted: fc.integer({ min: 1, max: 90 }),
      minFontSizePx: fc.integer({ min: 1, max: 40 }),
      sizeGroup: fc.constantFrom(undefined, 'g', 'h'),
    })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (list) => {
        const before = list.map((links, index) => fitted(`t${index}`, links))
        const after = linkSizes(before)
        for (const group of ['g', 'h']) {
          const free = after.filter(
            ({ layer, sizedBy }) => layer.sizeGroup === group && sizedBy !== 'clamp',
          )
          expect(new Set(free.map(({ fontSizePx }) => fontSizePx)).size).toBeLessThanOrEqual(1)
        }
        for (const [index, { fontSizePx }] of after.entries()) {
          expect(fontSizePx).toBeLessThanOrEqual(before[index]?.fontSizePx ?? 0)
        }
      }),
    )
  })
})
