import { describe, expect, test } from 'vitest'
import { stretchMarkup } from '../../../src/encode/raster/vector-markup.ts'

const whole = { width: 80, height: 40, window: { left: 0, top: 0, right: 80, bottom: 40 } }

describe('stretchMarkup', () => {
  test.each([
    ['a viewBox is kept', '<svg viewBox="10 20 30 40"><g/></svg>', '10 20 30 40'],
    ['with commas too', '<svg viewBox="10,20, 30,40"/>', '10 20 30 40'],
    ['without one, the size counts', '<svg width="60" height="30px"/>', '0 0 60 30'],
    ['in any absolute unit', '<svg width="1in" height="72pt"/>', '0 0 96 96'],
    ['without either, 300 × 150', '<svg width="100%"/>', '0 0 300 150'],
    [
      'an unusable viewBox counts as none',
      '<svg viewBox="0 0 0 5" width="7" height="9"/>',
      '0 0 7 9',
    ],
  ])('%s', (_why, markup, viewBox) => {
    expect(stretchMarkup(markup, whole)).toContain(
      `viewBox="${viewBox}" preserveAspectRatio="none"`,
    )
  })

  test('a window shows its part of the viewBox', () => {
    const window = { left: 20, top: 10, right: 60, bottom: 30 }
    const stretched = stretchMarkup('<svg viewBox="100 200 160 40"/>', { ...whole, window })
    expect(stretched).toContain('width="40" height="20" viewBox="140 210 80 20"')
  })

  test('other attributes, the prolog and the content stay', () => {
    const markup = `<?xml version="1.0"?><!-- <svg width="9"> --><!DOCTYPE svg [<!ENTITY a "b">]>
      <svg xmlns='http://www.w3.org/2000/svg' width="5" style='fill: red'
        preserveAspectRatio="xMinYMin"><path d="M0 0"/></svg>`
    const stretched = stretchMarkup(markup, whole)
    expect(stretched).toContain('<!-- <svg width="9"> -->')
    expect(stretched).toContain(
      "<svg xmlns='http://www.w3.org/2000/svg' style='fill: red' width=\"80\"",
    )
    expect(stretched.endsWith('><path d="M0 0"/></svg>')).toBe(true)
    expect(stretched).not.toContain('xMinYMin')
  })

  test.each([
    ['no document', 'hello'],
    ['another root', '<html><svg/></html>'],
    ['a longer name', '<svgs/>'],
    ['an attribute without quotes', '<svg width=5/>'],
  ])('%s is refused', (_why, markup) => {
    expect(() => stretchMarkup(markup, whole)).toThrowError(
      expect.objectContaining({ code: 'source_corrupt' }),
    )
  })

  test('a prolog of half-open comments takes no time', () => {
    const start = performance.now()
    expect(() => stretchMarkup('<!--'.repeat(100_000), whole)).toThrowError()
    expect(() => stretchMarkup(`${' '.repeat(100_000)}<`, whole)).toThrowError()
    expect(() => stretchMarkup(`<svg${' a="b"'.repeat(50_000)} c`, whole)).toThrowError()
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
