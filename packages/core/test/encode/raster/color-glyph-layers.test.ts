import { describe, expect, test } from 'vitest'
import type { Command } from '../../../src/paint/display-list.ts'
import {
  command,
  draw,
  fill,
  glyphs,
  group,
  openRasterizer,
  page,
  pixelAt,
  pop,
  rect,
  solid,
} from './page.ts'

const bounds = { x: 0, y: -10, width: 12, height: 10 }
const within = { bounds }
const popWithin = command('pop', within)
/** A drawing of two translucent squares that overlap, around an origin at its lower left. */
const DRAWING: readonly Command[] = [
  fill(rect(0.25, -9.5, 7, 7), solid(200, 30, 60, 0.7), within),
  command('push-group', { opacity: 0.5, blend: 'normal', blurSigma: 0, ...within }),
  fill(rect(4.25, -6.5, 7, 6), solid(20, 90, 220, 0.8), within),
  popWithin,
]

interface Placed {
  readonly x: number
  readonly y: number
}

function colorGlyphs(places: readonly Placed[], drawing = DRAWING, size = 12): Command {
  const {
    kind: _kind,
    paint: _paint,
    digest: _digest,
    ...run
  } = glyphs(
    size,
    places.map((place) => ({ glyphId: 1, ...place })),
  )
  return command('color-glyphs', {
    ...run,
    colors: { foreground: { r: 0, g: 0, b: 0, a: 1 }, inShades: false },
    drawings: new Map([[1, drawing]]),
  })
}

const SIZE = { width: 60, height: 30 }
const backdrop = fill(rect(0, 0, 60, 15), solid(90, 140, 40))
/** Quarters of a px that repeat, one glyph over two edges, and a page that shows through. */
const PAGE = page(SIZE, [
  backdrop,
  colorGlyphs([
    { x: 3.25, y: 14 },
    { x: 20.25, y: 20.2 },
    { x: 33.6, y: 18 },
    { x: 53, y: 33 },
  ]),
])

describe('glyphs with colours', () => {
  test('are the same whether their layers are kept, found again or never kept', async () => {
    const alone = (await draw(PAGE)).pixels
    const warm = openRasterizer({ prefixBytes: 0 })
    const none = openRasterizer({ prefixBytes: 0, colorGlyphBytes: 0 })
    for (const rasterizer of [warm, warm, none, none]) {
      const { pixels } = await rasterizer.rasterize(PAGE, { scale: 1 })
      expect(Buffer.from(pixels).equals(alone)).toBe(true)
    }
    expect(new Set(alone).size).toBeGreaterThan(10)
  })

  test('are drawn as a group of their own would be, at whole px down and quarters across', async () => {
    const moved = DRAWING.map((part) => ({
      ...part,
      bounds: { x: 0, y: 0, width: 60, height: 30 },
    }))
    const at = { a: 1, b: 0, c: 0, d: 1, e: 20.25, f: 20 }
    const inPlace = moved.map((part) => (part.kind === 'fill' ? { ...part, transform: at } : part))
    const [found, expected] = await Promise.all([
      draw(page(SIZE, [backdrop, colorGlyphs([{ x: 20.3, y: 20.4 }])])),
      draw(page(SIZE, [backdrop, group(), ...inPlace, pop])),
    ])
    expect(Buffer.from(found.pixels).equals(Buffer.from(expected.pixels))).toBe(true)
  })

  test('blend with the page where their drawing says so', async () => {
    const multiplied = [
      command('push-group', { opacity: 1, blend: 'multiply', blurSigma: 0, ...within }),
      fill(rect(0, -10, 10, 10), solid(255, 0, 0), within),
      popWithin,
    ]
    const white = fill(rect(0, 0, 60, 30), solid(0, 0, 255))
    const image = await draw(page(SIZE, [white, colorGlyphs([{ x: 5, y: 15 }], multiplied)]))
    expect(pixelAt(image, 8, 10)).toEqual([0, 0, 0, 255])
  })

  test('of two sizes or colours are told apart', async () => {
    const rasterizer = openRasterizer({ prefixBytes: 0 })
    const other = [fill(rect(0, -6, 6, 6), solid(0, 200, 0), within)]
    const draws = [colorGlyphs([{ x: 5, y: 15 }]), colorGlyphs([{ x: 5, y: 15 }], other, 9)]
    for (const drawn of draws) {
      const list = page(SIZE, [drawn])
      const { pixels } = await rasterizer.rasterize(list, { scale: 1 })
      expect(Buffer.from(pixels).equals((await draw(list)).pixels)).toBe(true)
    }
  })
})
