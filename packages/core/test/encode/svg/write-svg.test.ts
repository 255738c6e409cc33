import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { writeSvg } from '../../../src/encode/svg/write-svg.ts'
import { type Path, PathBuilder } from '../../../src/foundation/path.ts'
import type { Box } from '../../../src/layout/box-tree.ts'
import type { DisplayList } from '../../../src/paint/display-list.ts'
import {
  BLUE,
  containerBox,
  imageBox,
  listOf,
  RED,
  raster,
  shapeBox,
  solid,
  svgBox,
  textBox,
  vector,
} from '../../paint/sample-boxes.ts'
import { assertWellFormed, readIds } from './assert-well-formed.ts'

const BOX = { x: 10, y: 20, width: 100, height: 50 }
const SHADOW = { x: 3, y: 4, blur: 10, spread: 0, inset: false, color: BLUE }
const HOSTILE = `"]]><script>alert(1)</script><!--&'\u0000\uD800`

function svgOf(...boxes: readonly Box[]): string {
  return writeSvg(listOf(boxes), { scale: 1 })
}

/** Without the opening tag, the definitions and the closing tag. */
function bodyOf(svg: string): string {
  return svg
    .replace(/^<svg[^>]*>/, '')
    .replace(/<defs>.*<\/defs>/, '')
    .replace(/<\/svg>$/, '')
}

/** The colours of single pixels, as librsvg draws them. */
async function pixels(svg: string, points: readonly (readonly [number, number])[]) {
  const { data, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return points.map(([x, y]) => [
    ...data.subarray(4 * (y * info.width + x), 4 * (y * info.width + x) + 4),
  ])
}

/** A full block whose outline takes a thousand characters. */
function wiggly(glyphId: number): Path {
  const builder = new PathBuilder().moveTo(0, -200)
  for (let step = 1; step <= 100; step++)
    builder.lineTo(10 * step, -200 + (step % 2) * (glyphId % 7))
  return builder.lineTo(1000, 800).lineTo(0, 800).close().build()
}

describe('writeSvg', () => {
  test('a picture is its size times the scale, its coordinates are page px', () => {
    const svg = writeSvg(listOf([]), { scale: 1.5 })
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" /)
    expect(svg).toContain('width="600" height="450" viewBox="0 0 400 300"')
  })

  test('title and description come first, escaped', () => {
    const list: DisplayList = { ...listOf([]), title: HOSTILE, description: HOSTILE }
    const svg = writeSvg(list, { scale: 1 })
    expect(assertWellFormed(svg)).toEqual(['svg', 'title', 'desc'])
    expect(svg).toContain(
      '<title>&quot;]]&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;!--&amp;&#39;\uFFFD\uFFFD</title>',
    )
  })

  test.each([
    ['a rectangle', shapeBox(BOX), '<rect x="10" y="20" width="100" height="50" fill="red"/>'],
    [
      'equal corners',
      shapeBox(BOX, { outline: { shape: 'rect', radii: [5, 5, 5, 5] } }),
      '<rect x="10" y="20" width="100" height="50" rx="5" fill="#f00"/>',
    ],
    [
      'different corners need a path',
      shapeBox(BOX, { outline: { shape: 'rect', radii: [10, 0, 0, 0] } }),
      '<path d="M20 20h90v50h-100v-40c0-5.523 4.477-10 10-10z" fill="#f00"/>',
    ],
    [
      'a translucent colour',
      shapeBox(BOX, { fill: solid({ ...RED, a: 0.5 }) }),
      '<rect x="10" y="20" width="100" height="50" fill="#f00" fill-opacity=".5"/>',
    ],
    [
      'a path',
      shapeBox(BOX, { outline: { shape: 'path', d: 'M0 0L1.23456 2Q3 4 5 6z' } }),
      '<path d="M10 20l1.235 2q1.765 2 3.765 4z" fill="#f00"/>',
    ],
    [
      'a rotation',
      shapeBox(BOX, { rotateDeg: 30, originX: 0, originY: 0 }),
      'transform="translate(11.34 -2.321) rotate(30)"',
    ],
    [
      'a stroke with all its properties',
      shapeBox(BOX, {
        fill: undefined,
        stroke: { fill: solid(), width: 3, dash: [4, 0.5], cap: 'round', join: 'bevel' },
      }),
      '<rect x="10" y="20" width="100" height="50" fill="none" stroke="#f00" stroke-width="3" stroke-dasharray="4 .5" stroke-linecap="round" stroke-linejoin="bevel"/>',
    ],
  ])('%s', (_why, box, expected) => {
    expect(svgOf(box)).toContain(expected.replace('fill="red"', 'fill="#f00"'))
  })

  test('equal gradients at equal places are defined once', () => {
    const fill = {
      type: 'linear' as const,
      angleDeg: 90,
      stops: [
        { at: 0, color: RED },
        { at: 1, color: BLUE },
      ],
    }
    const svg = svgOf(
      shapeBox(BOX, { fill }),
      shapeBox({ ...BOX, y: 100 }, { fill }),
      shapeBox(BOX, { fill }),
    )
    expect(svg.match(/<linearGradient/g)).toHaveLength(2)
    expect(svg).toContain('gradientUnits="userSpaceOnUse" x1="10" y1="45" x2="110" y2="45"')
  })

  test('a gradient to nothing keeps its colour, as in CSS', async () => {
    const stops = [
      { at: 0, color: RED },
      { at: 1, color: { r: 0, g: 0, b: 0, a: 0 } },
    ]
    const svg = svgOf(
      shapeBox(
        { x: 0, y: 0, width: 400, height: 300 },
        { fill: { type: 'linear', angleDeg: 90, stops } },
      ),
    )
    const [middle] = await pixels(svg, [[200, 150]])
    expect(middle?.slice(0, 3)).toEqual([255, 0, 0])
    expect(middle?.[3]).toBeCloseTo(128, -1)
  })

  test('an ellipse of a radial gradient is a circle, stretched', () => {
    const stops = [
      { at: 0, color: RED },
      { at: 1, color: BLUE },
    ]
    const svg = svgOf(
      shapeBox(BOX, { fill: { type: 'radial', centerX: 0.5, centerY: 0.5, radius: 1, stops } }),
    )
    expect(svg).toContain('gradientTransform="translate(60 45) scale(70.711 35.355)"')
  })

  test('glyphs are outlines: merged when they come once, defined when they come often', () => {
    const once = svgOf(textBox(BOX, 'AB'))
    expect(assertWellFormed(once)).toEqual(['svg', 'path'])
    expect(once).toContain('<path d="M11 31h8v-10h-8zM21 31h8v-10h-8z" fill="#f00"/>')
  })

  test('a run of defined and merged glyphs shows both', async () => {
    // Long outlines pay for a definition, which the blocks of the other tests do not.
    const box = textBox({ x: 0, y: 0, width: 400, height: 50 }, 'AAAB', { fontSizePx: 20 })
    const face = {
      ...box.paragraph.lines[0]?.runs[0]?.face,
      outline: (glyphId: number) => wiggly(glyphId),
      digest: 'wiggly',
    }
    const [line] = box.paragraph.lines
    const runs = line?.runs.map((run) => ({ ...run, face: { ...run.face, ...face } })) ?? []
    const lines = line === undefined ? [] : [{ ...line, runs }]
    const svg = svgOf({ ...box, paragraph: { ...box.paragraph, lines } } as Box)
    expect(assertWellFormed(svg)).toEqual(['svg', 'defs', 'path', 'g', 'path', 'use', 'use', 'use'])
    const found = await pixels(
      svg,
      [0, 1, 2, 3].map((index) => [20 * index + 10, 10] as const),
    )
    expect(found).toEqual(found.map(() => [255, 0, 0, 255]))
  })

  test('a clip cuts and an opacity fades, both as groups', async () => {
    const child = shapeBox({ x: 0, y: 0, width: 200, height: 200 })
    const clipped = containerBox({ x: 0, y: 0, width: 100, height: 100 }, [child, child], {
      overflow: 'hidden',
      radii: [50, 50, 50, 50],
      opacity: 0.5,
    })
    const svg = svgOf(clipped)
    expect(bodyOf(svg)).toMatch(/^<g opacity=".5"><g clip-path="url\(#[\w-]+\)"><rect.*<\/g><\/g>$/)
    expect(
      await pixels(svg, [
        [50, 50],
        [2, 2],
        [150, 50],
      ]),
    ).toEqual([
      [255, 0, 0, 128],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ])
  })

  test('a box shadow is left out under its box, a drop shadow is not', async () => {
    const rect = { x: 100, y: 100, width: 50, height: 50 }
    const shadow = { x: 10, y: 10, blur: 0, spread: 0, inset: false, color: BLUE }
    const box = shapeBox(rect, { fill: undefined, shadows: [shadow] })
    const drop = textBox(rect, 'A', {
      fontSizePx: 50,
      fill: solid({ ...RED, a: 0 }),
      shadows: [shadow],
    })
    const points = [
      [130, 130],
      [155, 155],
    ] as const
    expect(await pixels(svgOf(box), points)).toEqual([
      [0, 0, 0, 0],
      [0, 0, 255, 255],
    ])
    expect((await pixels(svgOf(drop), points))[0]).toEqual([0, 0, 255, 255])
  })

  test('a blurred shadow has half its strength at the edge, and none beyond its bounds', async () => {
    const rect = { x: 100, y: 100, width: 100, height: 100 }
    const svg = svgOf(
      shapeBox(rect, { fill: undefined, shadows: [{ ...SHADOW, x: 0, y: 0, blur: 20 }] }),
    )
    const [edge, far] = await pixels(svg, [
      [200, 150],
      [235, 150],
    ])
    expect(edge?.[3]).toBeGreaterThan(110)
    expect(edge?.[3]).toBeLessThan(135)
    expect(far).toEqual([0, 0, 0, 0])
  })

  test('a rotated box leaves its shadow out under the rotated box', async () => {
    const rect = { x: 100, y: 100, width: 100, height: 20 }
    const shadow = { x: 0, y: 0, blur: 10, spread: 0, inset: false, color: BLUE }
    const svg = svgOf(shapeBox(rect, { fill: undefined, rotateDeg: 90, shadows: [shadow] }))
    const [inside, outside] = await pixels(svg, [
      [150, 70],
      [101, 110],
    ])
    expect(inside?.[3]).toBe(0)
    expect(outside?.[3]).toBe(0)
  })

  test.each([
    [
      'a vector with an id',
      'M0 0',
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g id="a"/></svg>`,
    ],
  ])('%s is drawn twice without its id coming twice', (_why, _data, markup) => {
    const one = svgBox(BOX, vector(markup))
    const svg = svgOf(one, svgBox({ ...BOX, y: 100 }, vector(markup)))
    const { defined, used } = readIds(svg)
    expect(new Set(defined).size).toBe(defined.length)
    for (const id of used) expect(defined).toContain(id)
  })

  test('the same list gives the same text, another list other ids', () => {
    const box = shapeBox(BOX, { shadows: [SHADOW] })
    expect(svgOf(box)).toBe(svgOf(box))
    const [id] = readIds(svgOf(box)).defined
    expect(readIds(svgOf(box, shapeBox(BOX))).defined).not.toContain(id)
  })

  test('images too large for one string are refused by name', () => {
    const bytes = { length: 250_000_000 } as unknown as Uint8Array
    const image = raster({ bytes, format: 'gif' })
    expect(() => svgOf(imageBox(BOX, {}, image))).toThrow(
      expect.objectContaining({ code: 'output_too_large' }),
    )
  })
})
