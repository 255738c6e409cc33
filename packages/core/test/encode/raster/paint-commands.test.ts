import { describe, expect, test } from 'vitest'
import { rotation } from '../../../src/foundation/matrix.ts'
import { PathBuilder } from '../../../src/foundation/path.ts'
import type { Command } from '../../../src/paint/display-list.ts'
import {
  command,
  draw,
  EVERYWHERE,
  fill,
  glyphs,
  group,
  page,
  pixelAt,
  pop,
  rect,
  solid,
} from './page.ts'

const SIZE = { width: 40, height: 40 }
const RED = solid(255, 0, 0)
const GREEN = solid(0, 255, 0)
const WHITE_PAGE = fill(rect(0, 0, 40, 40), solid(255, 255, 255))

const drawn = (...commands: readonly Command[]) => draw(page(SIZE, commands))
const clip = (geometry: ReturnType<typeof rect>) =>
  command('push-clip', { geometry, transform: undefined })
const faded = (opacity: number, bounds = EVERYWHERE) => group({ opacity, bounds })

describe('fill', () => {
  test('a rectangle between pixels covers its edges in part', async () => {
    const image = await drawn(fill(rect(10.25, 10.5, 5, 5), RED))
    const alphas = [9, 10, 11, 14, 15, 16].map((x) => pixelAt(image, x, 12)[3])
    expect(alphas).toEqual([0, 191, 255, 255, 64, 0])
    expect([10, 12, 15].map((y) => pixelAt(image, 12, y)[3])).toEqual([128, 255, 128])
    expect(pixelAt(image, 10, 10)[3]).toBe(96)
  })

  test.each([
    ['thinner than a pixel', rect(10.25, 5, 0.5, 20)],
    ['across two pixels', rect(10.75, 5, 0.5, 20)],
    ['smaller than a pixel', rect(10.1, 10.1, 0.7, 0.3)],
    ['large', rect(3.3, 4.4, 30.3, 30.9)],
    ['beyond the canvas', rect(-5.5, -5.5, 100.2, 20.3)],
  ])('a rectangle %s covers what its outline as a path covers', async (_why, geometry) => {
    if (geometry.type !== 'rect') return
    const { x, y, width, height } = geometry.rect
    const outline = new PathBuilder().moveTo(x, y).lineTo(x + width, y)
    const path = outline
      .lineTo(x + width, y + height)
      .lineTo(x, y + height)
      .close()
      .build()
    const asRect = await drawn(fill(geometry, RED))
    const asPath = await drawn(fill({ type: 'path', path, rule: 'nonzero' }, RED))
    const worst = asRect.pixels.reduce(
      (most, level, at) =>
        Math.max(most, at % 4 === 3 ? Math.abs(level - (asPath.pixels[at] ?? 0)) : 0),
      0,
    )
    expect(worst).toBeLessThanOrEqual(1)
  })

  test('rectangles that touch between pixels leave no hole in a page behind them', async () => {
    const image = await drawn(fill(rect(0, 0, 20, 40), RED), fill(rect(20, 0, 20, 40), RED))
    expect([18, 19, 20, 21].map((x) => pixelAt(image, x, 3)[3])).toEqual([255, 255, 255, 255])
  })

  test('translucent colours come out straight, not premultiplied', async () => {
    const image = await drawn(fill(rect(0, 0, 40, 40), solid(200, 100, 40, 0.4)))
    const [red = 0, green = 0, blue = 0, alpha] = pixelAt(image, 5, 5)
    expect(alpha).toBe(102)
    expect(Math.max(Math.abs(red - 200), Math.abs(green - 100), Math.abs(blue - 40))).toBeLessThan(
      2,
    )
  })

  test('nothing is drawn beyond the bounds of a command, but for the px around them', async () => {
    const bounds = { x: 10, y: 10, width: 5, height: 5 }
    const image = await drawn(fill(rect(0, 0, 40, 40), RED, { bounds }))
    expect([8, 9, 15, 16].map((at) => pixelAt(image, at, 12)[3])).toEqual([0, 255, 255, 0])
  })
})

describe('glyphs', () => {
  const run = (x: number, y: number) => glyphs(20, [{ glyphId: 5, x, y }])

  test.each([
    ['baselines sit on whole px', 10, 20.4, [0, 255, 255, 0]],
    ['each on the nearest', 10, 20.6, [0, 0, 255, 255]],
  ])('%s', async (_why, x, y, rows) => {
    const image = await drawn(run(x, y))
    // A square of 10 px that stands on the baseline.
    expect([9, 10, 19, 20].map((row) => pixelAt(image, 15, row)[3])).toEqual(rows)
  })

  test('origins sit on quarters of a px', async () => {
    const image = await drawn(run(10.3, 20))
    expect([9, 10, 11, 19, 20].map((x) => pixelAt(image, x, 15)[3])).toEqual([0, 191, 255, 255, 64])
  })

  test('a large glyph is where it is, without any grid', async () => {
    const image = await draw(page(SIZE, [glyphs(300, [{ glyphId: 1, x: 5.2, y: 35.6 }])]))
    expect([4, 5, 34, 35].map((x) => pixelAt(image, x, 20)[3])).toEqual([0, 204, 255, 51])
    expect(pixelAt(image, 20, 35)[3]).toBe(153)
  })

  test('turned text is where it is, without any grid', async () => {
    const transform = rotation(90, { x: 0, y: 0 })
    const turned = await drawn(glyphs(20, [{ glyphId: 5, x: 10.3, y: -10.6 }], { transform }))
    // (10.3, -10.6) turns to (10.6, 10.3); up turns to the right.
    expect([9, 10, 11, 20].map((x) => pixelAt(turned, x, 15)[3])).toEqual([0, 102, 255, 153])
  })

  test('glyph outlines of absurd size neither hang nor fill the memory', async () => {
    const start = performance.now()
    const image = await drawn(glyphs(250, [{ glyphId: 1_000_000, x: -10, y: 50 }]))
    expect(pixelAt(image, 20, 20)[3]).toBe(255)
    expect(performance.now() - start).toBeLessThan(500)
  })
})

describe('push-clip', () => {
  test('cuts what is inside and nothing after its pop', async () => {
    const image = await drawn(
      clip(rect(10, 10, 10, 10)),
      fill(rect(0, 0, 40, 40), RED),
      pop,
      fill(rect(30, 30, 5, 5), GREEN),
    )
    expect([9, 10, 19, 20].map((x) => pixelAt(image, x, 15)[3])).toEqual([0, 255, 255, 0])
    expect(pixelAt(image, 32, 32)).toEqual([0, 255, 0, 255])
  })

  test('has soft edges, also when nested', async () => {
    const image = await drawn(
      clip(rect(10.5, 0, 20, 40)),
      clip(rect(0, 10.5, 40, 20)),
      fill(rect(0, 0, 40, 40), RED),
      pop,
      pop,
    )
    expect(pixelAt(image, 10, 20)[3]).toBe(128)
    expect(pixelAt(image, 20, 10)[3]).toBe(128)
    expect(pixelAt(image, 10, 10)[3]).toBe(64)
    expect(pixelAt(image, 20, 20)[3]).toBe(255)
  })

  test('of an empty area hides everything, pops included', async () => {
    const image = await drawn(
      clip(rect(90, 90, 5, 5)),
      faded(0.5),
      clip(rect(0, 0, 40, 40)),
      WHITE_PAGE,
      pop,
      pop,
      pop,
      fill(rect(0, 0, 1, 1), RED),
    )
    expect(image.pixels.reduce((sum, level) => sum + level, 0)).toBe(2 * 255)
  })
})

describe('push-group', () => {
  test('blends overlapping layers as one', async () => {
    const image = await drawn(
      WHITE_PAGE,
      faded(0.5),
      fill(rect(0, 0, 20, 20), RED),
      fill(rect(10, 10, 20, 20), GREEN),
      pop,
    )
    expect(pixelAt(image, 5, 5)).toEqual([255, 127, 127, 255])
    expect(pixelAt(image, 15, 15)).toEqual([127, 255, 127, 255])
    expect(pixelAt(image, 35, 35)).toEqual([255, 255, 255, 255])
  })

  test('multiplies when nested', async () => {
    const image = await drawn(faded(0.5), faded(0.5), WHITE_PAGE, pop, pop)
    expect(pixelAt(image, 5, 5)[3]).toBe(64)
  })

  test('a clip around a group is applied once', async () => {
    const image = await drawn(clip(rect(10.5, 0, 20, 40)), faded(1), WHITE_PAGE, pop, pop)
    expect(pixelAt(image, 10, 20)[3]).toBe(128)
  })

  test('of 0 draws nothing', async () => {
    const image = await drawn(faded(0), WHITE_PAGE, pop)
    expect(image.pixels.every((level) => level === 0)).toBe(true)
  })

  test('groups nested too deep on a large canvas are refused, not held in memory', async () => {
    const open = Array.from({ length: 20 }, () => faded(0.9))
    const list = page({ width: 6000, height: 6000 }, [...open, WHITE_PAGE, ...open.map(() => pop)])
    await expect(draw(list)).rejects.toMatchObject({ code: 'render_too_large' })
  })
})

describe('a list that is not well formed', () => {
  test.each([
    ['a pop without a push', [pop, pop, WHITE_PAGE]],
    ['a push without a pop', [clip(rect(0, 0, 40, 40)), faded(1), WHITE_PAGE]],
  ])('%s does no harm', async (_why, commands) => {
    expect(pixelAt(await drawn(...commands), 20, 20)).toEqual([255, 255, 255, 255])
  })
})
