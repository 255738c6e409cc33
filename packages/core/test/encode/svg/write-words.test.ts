import { describe, expect, test } from 'vitest'
import { writeSvg } from '../../../src/encode/svg/write-svg.ts'
import type { Box } from '../../../src/layout/box-tree.ts'
import { BLUE, containerBox, listOf, shapeBox, textBox } from '../../paint/sample-boxes.ts'
import { assertWellFormed } from './assert-well-formed.ts'

const BOX = { x: 10, y: 20, width: 100, height: 50 }
const SHADOW = { x: 3, y: 4, blur: 10, spread: 0, inset: false, color: BLUE }

function svgOf(...boxes: readonly Box[]): string {
  return writeSvg(listOf(boxes), { scale: 1 })
}

function bodyOf(svg: string): string {
  return svg.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '')
}

describe('words in SVG', () => {
  test('a link is an anchor around all that leads there, and the picture is no single image then', () => {
    const link = 'https://example.com/?a=1&b="'
    const svg = svgOf(textBox(BOX, 'Go', { link, decoration: 'underline' }), shapeBox(BOX))
    assertWellFormed(svg)
    expect(bodyOf(svg)).toMatch(
      /^<a xlink:href="https:\/\/example.com\/\?a=1&amp;b=&quot;"><rect.*<path.*<\/a><rect[^>]*>$/,
    )
    expect(svg).not.toContain('role="img"')
  })

  test('words stand inside clips and groups, and never around shadows', () => {
    const inside = [shapeBox(BOX, { shadows: [SHADOW] }), shapeBox(BOX)]
    const changes = { link: 'https://example.com/', opacity: 0.5, overflow: 'hidden' } as const
    const svg = svgOf(containerBox(BOX, inside, changes))
    assertWellFormed(svg)
    expect(svg.match(/<a /g)).toHaveLength(1)
    expect(svg).not.toMatch(/<a [^>]*><g filter/)
  })

  test('what is to be seen is a label', () => {
    const svg = svgOf(shapeBox(BOX, { alt: 'A <box>' }))
    expect(bodyOf(svg)).toMatch(/^<g role="img" aria-label="A &lt;box&gt;"><rect[^>]*><\/g>$/)
  })
})
