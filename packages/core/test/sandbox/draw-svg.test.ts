import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { HUNGRY_TREE, SLOW_TEXT, svgOf } from './hostile-svg.ts'
import { ANYTIME, drawingOf, openSandbox } from './open-sandbox.ts'

const CIRCLE = svgOf('<circle cx="50" cy="50" r="40" fill="#0a08"/><text y="90">Hello</text>')
const asked = { width: 60, height: 40 }

describe('the processes that draw', () => {
  test('give the pixels that are drawn without them', async () => {
    const { sandbox } = openSandbox()
    const pixels = await sandbox.drawSvg(drawingOf({ markup: CIRCLE, ...asked }), ANYTIME)
    const here = await sharp(Buffer.from(CIRCLE), { density: 72 })
      .resize({ ...asked, fit: 'fill' })
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer()
    expect(Buffer.from(pixels).equals(here)).toBe(true)
  })

  test('say what is wrong with a document, and go on', async () => {
    const { sandbox, warnings } = openSandbox()
    await expect(sandbox.drawSvg(drawingOf({ markup: '<svg' }), ANYTIME)).rejects.toThrow(/./)
    const large = drawingOf({ markup: svgOf('', 200), maxPixels: 100 })
    await expect(sandbox.drawSvg(large, ANYTIME)).rejects.toThrow(/pixel limit/)
    const pixels = await sandbox.drawSvg(drawingOf({ markup: CIRCLE, ...asked }), ANYTIME)
    expect([pixels.length, warnings]).toEqual([60 * 40 * 4, []])
  })

  test('read nothing but SVG, whatever the host allows itself', async () => {
    const { sandbox } = openSandbox()
    const tiff = await sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } })
      .tiff()
      .toBuffer()
    const markup = tiff.toString('latin1')
    await expect(sandbox.drawSvg(drawingOf({ markup }), ANYTIME)).rejects.toThrow(/unsupported/)
  })

  test('V5: are killed when a drawing does not end, 250 ms after its deadline', async () => {
    const { sandbox } = openSandbox({ deadlineMs: 300 })
    // Started beforehand, so that only the drawing is timed.
    await sandbox.drawSvg(drawingOf({ markup: CIRCLE }), ANYTIME)
    const begun = performance.now()
    const slow = sandbox.drawSvg(drawingOf({ markup: SLOW_TEXT }), ANYTIME)
    const behind = sandbox.drawSvg(drawingOf({ markup: CIRCLE, ...asked }), ANYTIME)
    await expect(slow).rejects.toMatchObject({ code: 'render_deadline', status: 422 })
    expect(performance.now() - begun).toBeGreaterThan(290)
    expect((await behind).length).toBe(60 * 40 * 4)
    // Killed at 550 ms; the rest is the start of the next.
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  test('V3: are ended when a drawing takes too much memory', async () => {
    const { sandbox } = openSandbox({ memoryBytes: 134_217_728 })
    const hungry = sandbox.drawSvg(drawingOf({ markup: HUNGRY_TREE }), ANYTIME)
    await expect(hungry).rejects.toMatchObject({ code: 'svg_too_complex', status: 422 })
    const next = await sandbox.drawSvg(drawingOf({ markup: CIRCLE, ...asked }), ANYTIME)
    expect(next.length).toBe(60 * 40 * 4)
  })
})
