import { expect, test } from 'vitest'
import { fill, openRasterizer, page, rect, solid } from './page.ts'
import { encodePng, ramps, showing } from './pictures.ts'

/** Canvases that the memory of canvases has room for, and some. */
const FAILURES = 12

test('renders that fail give their canvases back', async () => {
  const rasterizer = openRasterizer({ bitmapBytes: 0 })
  const size = { width: 1200, height: 630, opaque: true }
  const background = fill(rect(0, 0, 1200, 630), solid(1, 2, 3))
  const drawAndRelease = async () => {
    const image = await rasterizer.rasterize(page(size, [background]), { scale: 1 })
    rasterizer.release(image)
    return image.pixels
  }
  const first = await drawAndRelease()
  const good = await encodePng(ramps(50, 50))
  const damaged = { ...good, bytes: good.bytes.subarray(0, 90), digest: 'damaged' }
  const broken = page(size, [background, showing(damaged)])
  for (let i = 0; i < FAILURES; i++) {
    await expect(rasterizer.rasterize(broken, { scale: 1 })).rejects.toMatchObject({
      code: 'source_corrupt',
    })
  }
  const last = await drawAndRelease()
  expect(last.buffer === first.buffer).toBe(true)
  expect(last.byteOffset).toBe(first.byteOffset)
})
