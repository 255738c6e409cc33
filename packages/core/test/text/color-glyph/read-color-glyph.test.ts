import { describe, expect, test } from 'vitest'
import type { ColorNode, GlyphPaint } from '../../../src/text/color-glyph/color-glyph.ts'
import {
  bitmapFont,
  FOREGROUND,
  layeredFont,
  type PaintBytes,
  paint,
  paintedFont,
  plainFont,
  svgFont,
} from './color-font.ts'
import { openFace } from './open-face.ts'

async function nodesOf(bytes: Uint8Array): Promise<readonly ColorNode[]> {
  const face = await openFace(bytes)
  expect(face.hasColors).toBe(true)
  return face.colorGlyph(1)?.nodes ?? []
}

/** Nodes as one line each; a colour as it is counted in the palette, `f` for the text's own. */
function dump(nodes: readonly ColorNode[]): string {
  return nodes.map(dumpNode).join(' ')
}

function dumpNode(node: ColorNode): string {
  switch (node.kind) {
    case 'fill': {
      const { e, f } = node.outlineTransform
      const [x = 0, y = 0] = node.outline.points
      return `${dumpPaint(node.paint)}@${x + e},${y + f}`
    }
    case 'clip':
      return `clip(${dump(node.children)})`
    case 'mask':
      return `${node.inverted ? 'out' : 'in'}(${dump(node.children)}|${dump(node.mask)})`
    case 'group':
      return `${node.blend}(${dump(node.children)})`
    case 'picture':
      return `${node.picture.format} ${node.picture.width}×${node.picture.height}`
  }
}

function dumpPaint(value: GlyphPaint): string {
  if (value.type !== 'solid') return value.type
  const { r, g, b, a, isForeground } = value.color
  const name = isForeground ? 'f' : r > 0 ? 'r' : g > 0 ? 'g' : b > 0 ? 'b' : '-'
  return a === 1 ? name : `${name}${Math.round(a * 100)}`
}

const red = paint.glyph(2, paint.solid(0))
const blue = paint.glyph(3, paint.solid(2))
const whole = (root: PaintBytes) => nodesOf(paintedFont(root)).then(dump)

describe('a glyph with colours of its own', () => {
  test('is a stack of outlines in COLR 0, the text’s own colour among them', async () => {
    const layers = [
      { glyphId: 2, color: 1 },
      { glyphId: 3, color: FOREGROUND },
    ]
    expect(dump(await nodesOf(layeredFont(layers)))).toBe('g@100,100 f@300,300')
  })

  test.each<[why: string, root: PaintBytes, expected: string]>([
    ['an outline is filled', red, 'r@100,100'],
    ['alpha is that of the paint', paint.glyph(2, paint.solid(1, 0.5)), 'g50@100,100'],
    ['what is moved is moved', paint.translate(10, -20, red), 'r@110,80'],
    [
      'a paint that is moved leaves its outline',
      paint.glyph(2, paint.translate(5, 5, paint.solid(0))),
      'r@100,100',
    ],
    ['an outline in an outline is cut', paint.glyph(2, blue), 'clip(b@300,300)'],
  ])('%s', async (_why, root, expected) => {
    expect(await whole(root)).toBe(expected)
  })

  test.each<[mode: number, name: string, expected: string]>([
    [0, 'clear', ''],
    [1, 'source', 'b@300,300'],
    [2, 'destination', 'r@100,100'],
    [3, 'source over', 'r@100,100 b@300,300'],
    [4, 'destination over', 'b@300,300 r@100,100'],
    [5, 'source in', 'in(b@300,300|r@100,100)'],
    [6, 'destination in', 'in(r@100,100|b@300,300)'],
    [7, 'source out', 'out(b@300,300|r@100,100)'],
    [8, 'destination out', 'out(r@100,100|b@300,300)'],
    [9, 'source atop', 'normal(r@100,100 atop(in(b@300,300|r@100,100)))'],
    [10, 'destination atop', 'normal(b@300,300 atop(in(r@100,100|b@300,300)))'],
    [11, 'xor', 'normal(out(r@100,100|b@300,300) xor(out(b@300,300|r@100,100)))'],
    [12, 'plus', 'normal(r@100,100 plus-lighter(b@300,300))'],
    [13, 'screen', 'normal(r@100,100 screen(b@300,300))'],
    [20, 'soft light', 'normal(r@100,100 soft-light(b@300,300))'],
    [23, 'multiply', 'normal(r@100,100 multiply(b@300,300))'],
    [27, 'luminosity', 'normal(r@100,100 luminosity(b@300,300))'],
  ])('is composed by mode %i, %s', async (mode, _name, expected) => {
    expect(await whole(paint.composite(mode, blue, red))).toBe(expected)
  })

  test('may be a PNG of sbix, on the baseline', async () => {
    expect(dump(await nodesOf(bitmapFont()))).toBe('png 1000×1000')
  })

  test('may be an SVG document, of which its own element is shown', async () => {
    const document =
      '<svg xmlns="http://www.w3.org/2000/svg"><path id="glyph1" d="M0 0h9v-9z"/><path id="glyph2" d="M0 0h1v1z"/></svg>'
    const [node] = await nodesOf(svgFont(document))
    expect(node).toMatchObject({ kind: 'picture', picture: { format: 'svg' } })
    const markup =
      node?.kind === 'picture' && node.picture.format === 'svg' ? node.picture.markup : ''
    expect(markup).toMatch(/^<svg [^>]*viewBox="-500 -1500 2000 2000"/)
    expect(markup).toContain('<use xlink:href="#glyph1"/>')
  })
})

describe('a glyph without colours', () => {
  test.each<[why: string, bytes: Uint8Array, glyphId: number]>([
    ['the font has none', plainFont(), 1],
    ['the table has other glyphs only', paintedFont(red), 3],
    ['the image is no PNG', bitmapFont(Buffer.from('GIF89a')), 1],
    ['the document is no SVG', svgFont('<html/>'), 1],
    ['the document draws no such glyph', svgFont('<svg xmlns="http://www.w3.org/2000/svg"/>'), 1],
  ])('is drawn by its outline: %s', async (_why, bytes, glyphId) => {
    expect((await openFace(bytes)).colorGlyph(glyphId)).toBeUndefined()
  })
})

describe('a hostile font', () => {
  const nest = (depth: number): PaintBytes => (depth === 0 ? red : paint.glyph(2, nest(depth - 1)))
  const doubled = (depth: number): PaintBytes =>
    depth === 0 ? blue : paint.composite(11, red, doubled(depth - 1))

  test('cannot draw itself', async () => {
    expect(await whole(paint.composite(3, paint.colrGlyph(1), red))).toBe('r@100,100')
  })

  test('cannot nest for ever: what lies too deep is not drawn', async () => {
    expect(await whole(nest(20))).toContain('r@100,100')
    expect(await whole(nest(2_000))).toBe('')
  })

  test('cannot make masks of masks that double with each level', async () => {
    const face = await openFace(paintedFont(doubled(30)))
    expect(() => face.colorGlyph(1)).toThrow(/too many colour layers/)
  })

  test('does no harm where it is cut off or wrong, and to nothing that comes after', async () => {
    const sound = paintedFont(paint.composite(5, blue, red))
    const colr = Buffer.from(sound).indexOf(Buffer.from([0, 1, 0, 0, 0, 0]))
    for (let at = colr; at < colr + 90; at++) {
      for (const value of [0, 32, 255]) {
        const broken = Uint8Array.from(sound)
        broken[at] = value
        const face = await openFace(broken)
        const glyph = (() => {
          try {
            return face.colorGlyph(1)
          } catch (error) {
            return error
          }
        })()
        expect([undefined, 'object']).toContain(glyph === undefined ? undefined : typeof glyph)
      }
    }
    expect(dump(await nodesOf(sound))).toBe('in(b@300,300|r@100,100)')
  })
})
