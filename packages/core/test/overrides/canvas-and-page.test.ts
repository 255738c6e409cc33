import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TemplateInput } from '../../src/model/template.ts'
import { pathsOf, resolveDocument } from './resolve-document.ts'

const sized = (resize: 'layout' | 'scale'): Partial<TemplateInput> => {
  return { canvas: { width: 400, height: 200 }, resize, layers: [] }
}

describe('the canvas of an order', () => {
  test.each<[why: string, resize: 'layout' | 'scale', size: object, expected: readonly number[]]>([
    ['no size', 'layout', {}, [400, 200, 1]],
    ['another size', 'layout', { width: 100, height: 100 }, [100, 100, 1]],
    ['another width keeps the height', 'layout', { width: 100 }, [100, 200, 1]],
    ['no size to scale to', 'scale', {}, [400, 200, 1]],
    ['half of it', 'scale', { width: 200, height: 100 }, [400, 200, 0.5]],
    ['a width alone brings its height', 'scale', { width: 800 }, [400, 200, 2]],
    ['a height alone brings its width', 'scale', { height: 100 }, [400, 200, 0.5]],
    [
      'a taller order grows the canvas downwards',
      'scale',
      { width: 400, height: 400 },
      [400, 400, 1],
    ],
    ['a wider order grows it to the right', 'scale', { width: 1600, height: 400 }, [800, 200, 2]],
  ])('%s (%s)', (_why, resize, size, expected) => {
    const { width, height, zoom } = resolveDocument(sized(resize), {}, size).canvas
    expect([width, height, zoom]).toEqual(expected)
  })

  test('whatever the order, the scaled canvas has its size and holds the authored one', () => {
    const side = fc.integer({ min: 1, max: 6000 })
    fc.assert(
      fc.property(side, side, (width, height) => {
        const { canvas } = resolveDocument(sized('scale'), {}, { width, height })
        expect(Math.round(canvas.width * canvas.zoom)).toBe(width)
        expect(Math.round(canvas.height * canvas.zoom)).toBe(height)
        expect(canvas.width).toBeGreaterThan(400 - 1e-6)
        expect(canvas.height).toBeGreaterThan(200 - 1e-6)
      }),
    )
  })

  test.each<[why: string, size: object, code: string]>([
    ['nothing', { width: 0 }, 'out_of_range'],
    ['less than nothing', { height: -1 }, 'out_of_range'],
    ['a fraction', { width: 1.5 }, 'out_of_range'],
    ['no number', { width: '100' }, 'invalid_type'],
    ['not a number', { width: Number.NaN }, 'invalid_type'],
    ['infinity', { width: Number.POSITIVE_INFINITY }, 'canvas_too_large'],
    ['one px too wide', { width: 16_384, height: 1 }, 'canvas_too_large'],
    ['too many px in all', { width: 8000, height: 8000 }, 'canvas_too_large'],
  ])('J6: refuses %s', (_why, size, code) => {
    expect(() => resolveDocument(sized('layout'), {}, size)).toThrow(
      expect.objectContaining({ code }),
    )
  })

  test('a width whose height would be too large is refused', () => {
    const document: Partial<TemplateInput> = {
      canvas: { width: 1, height: 100 },
      resize: 'scale',
      layers: [],
    }
    expect(() => resolveDocument(document, {}, { width: 1000 })).toThrow(
      expect.objectContaining({ code: 'canvas_too_large' }),
    )
  })
})

const BOOK: Partial<TemplateInput> = {
  pages: [
    { name: 'cover', layers: [{ kind: 'text', name: 'one' }] },
    { layers: [{ kind: 'text', name: 'two' }] },
    { name: 'back', layers: [{ kind: 'text', name: 'three' }] },
  ],
}

describe('the page of an order', () => {
  test.each<[why: string, page: number | string | undefined, path: string]>([
    ['none is the first', undefined, 'one'],
    ['a number, from 1', 2, 'two'],
    ['a number in digits', '2', 'two'],
    ['a name', 'back', 'three'],
  ])('%s', (_why, page, path) => {
    expect(pathsOf(resolveDocument(BOOK, {}, { page }))).toEqual([path])
  })

  test.each<[why: string, page: number | string, words: RegExp]>([
    ['0', 0, /pages 1 to 3/],
    ['beyond the last', 4, /"4".*pages 1 to 3/],
    ['between two', 1.5, /"1\.5"/],
    ['not a number', Number.NaN, /"NaN"/],
    ['a misspelt name', 'bakc', /"cover", "back".*Did you mean "back"/],
    ['a name of objects', 'constructor', /"constructor"/],
    ['nothing', '', /There is no page/],
  ])('refuses %s', (_why, page, words) => {
    expect(() => resolveDocument(BOOK, {}, { page })).toThrow(words)
    expect(() => resolveDocument(BOOK, {}, { page })).toThrow(
      expect.objectContaining({ code: 'unknown_page' }),
    )
  })

  test('a page that is neither number nor name is refused', () => {
    const page = JSON.parse('[1]')
    expect(() => resolveDocument(BOOK, {}, { page })).toThrow(
      expect.objectContaining({ code: 'invalid_type' }),
    )
  })
})
