import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { writeSvg } from '../../../src/encode/svg/write-svg.ts'
import type { Box } from '../../../src/layout/box-tree.ts'
import { randomBox } from '../../paint/random-box.ts'
import { listOf } from '../../paint/sample-boxes.ts'
import { assertWellFormed, readIds } from './assert-well-formed.ts'

function svgOf(...boxes: readonly Box[]): string {
  return writeSvg(listOf(boxes), { scale: 1 })
}

describe('writeSvg', () => {
  test('any boxes give well-formed XML with plain numbers, whose references all lead somewhere', () => {
    fc.assert(
      fc.property(fc.array(randomBox, { maxLength: 6 }), (boxes) => {
        const svg = svgOf(...boxes)
        assertWellFormed(svg)
        // Without namespaces, data, ids and colours only keywords and numbers are left.
        const plain = svg.replace(/xmlns\S*|base64,[^"]*|id="[^"]*"|#[\w-]*/g, '')
        expect(plain).not.toMatch(/NaN|Infinity|undefined|null|\[object/)
        expect(plain).not.toMatch(/-0(?![.\d])|\d[eE][-+]?\d|\.\d{7}/)
        // Only factors of colours need more than a thousandth.
        expect(plain.replace(/ values="[^"]*"/g, '')).not.toMatch(/\.\d{4}/)
        const { defined, used } = readIds(svg)
        expect(new Set(defined).size).toBe(defined.length)
        for (const id of used) expect(defined).toContain(id)
      }),
      { numRuns: 300 },
    )
  })

  test('librsvg reads whatever is written', async () => {
    const lists = fc.sample(fc.array(randomBox, { maxLength: 4 }), { numRuns: 6, seed: 7 })
    for (const boxes of lists) {
      const { width, height } = await sharp(Buffer.from(svgOf(...boxes))).metadata()
      expect([width, height]).toEqual([400, 300])
    }
  })
})
