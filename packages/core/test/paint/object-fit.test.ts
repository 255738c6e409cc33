import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitObject } from '../../src/paint/object-fit.ts'

const BOX = { x: 10, y: 20, width: 100, height: 100 }
const WIDE = { width: 200, height: 100 }
const SMALL = { width: 20, height: 10 }

function fit(
  fit: 'cover' | 'contain' | 'fill' | 'scale-down',
  image = WIDE,
  position = [0.5, 0.5],
) {
  const [positionX = 0.5, positionY = 0.5] = position
  return fitObject({ image, box: BOX, fit, positionX, positionY })
}

describe('fitObject', () => {
  test('fill stretches all of the image over the box', () => {
    expect(fit('fill')).toEqual({
      whole: BOX,
      visible: BOX,
      crop: { x: 0, y: 0, width: 200, height: 100 },
    })
  })

  test.each([
    ['centred', [0.5, 0.5], 50],
    ['to the left', [0, 0.5], 0],
    ['to the right', [1, 0.5], 100],
  ])('cover cuts a wide image to the middle square: %s', (_why, position, x) => {
    const fitted = fit('cover', WIDE, position)
    expect(fitted?.visible).toEqual(BOX)
    expect(fitted?.crop).toEqual({ x, y: 0, width: 100, height: 100 })
  })

  test.each([
    ['centred', [0.5, 0.5], 45],
    ['at the top', [0.5, 0], 20],
    ['at the bottom', [0.5, 1], 70],
  ])('contain shows all of it and leaves room: %s', (_why, position, y) => {
    const fitted = fit('contain', WIDE, position)
    expect(fitted?.visible).toEqual({ x: 10, y, width: 100, height: 50 })
    expect(fitted?.crop).toEqual({ x: 0, y: 0, width: 200, height: 100 })
  })

  test('scale-down leaves a small image at its size', () => {
    expect(fit('scale-down', SMALL)?.visible).toEqual({ x: 50, y: 65, width: 20, height: 10 })
  })

  test('scale-down treats a large image as contain does', () => {
    expect(fit('scale-down')).toEqual(fit('contain'))
  })

  test.each([
    ['the box', BOX, { width: 0, height: 10 }],
    ['the image', { ...BOX, height: 0 }, WIDE],
  ])('nothing shows when %s has no area', (_why, box, image) => {
    expect(fitObject({ image, box, fit: 'cover', positionX: 0, positionY: 0 })).toBeUndefined()
  })

  test('the crop lies in the image, the visible part in the box, and both keep the proportions', () => {
    const side = fc.double({ min: 0.5, max: 5000, noNaN: true })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        fc.record({
          image: fc.record({ width: side, height: side }),
          size: fc.record({ width: side, height: side }),
          fit: fc.constantFrom('cover' as const, 'contain' as const, 'scale-down' as const),
          positionX: share,
          positionY: share,
        }),
        ({ image, size, fit, positionX, positionY }) => {
          const box = { x: 3, y: 4, ...size }
          const fitted = fitObject({ image, box, fit, positionX, positionY })
          if (fitted === undefined) return
          const { crop, visible } = fitted
          expect(crop.x).toBeGreaterThanOrEqual(-1e-6 * image.width)
          expect(crop.x + crop.width).toBeLessThanOrEqual(image.width * (1 + 1e-6))
          expect(crop.y + crop.height).toBeLessThanOrEqual(image.height * (1 + 1e-6))
          expect(visible.x).toBeGreaterThanOrEqual(box.x)
          const scaleX = visible.width / crop.width
          expect(visible.height / crop.height / scaleX).toBeCloseTo(1, 4)
        },
      ),
    )
  })
})
