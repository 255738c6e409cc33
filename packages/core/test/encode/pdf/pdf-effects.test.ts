import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { BLEND_MODES, type BlendMode } from '../../../src/foundation/blend-mode.ts'
import { createPlaten } from '../../../src/index.ts'
import type { Fill } from '../../../src/model/fill.ts'
import type { Layer } from '../../../src/model/layer.ts'
import { measureDifference } from './measure-difference.ts'
import {
  assertSound,
  drawPdf,
  drawPdfByMupdf,
  HAS_PDF_PROGRAMS,
  type PdfPixels,
} from './pdf-programs.ts'

const LANDSCAPE = new URL('../../../../../examples/samples/assets/landscape.jpg', import.meta.url)
/** Out of focus: readers scale pictures in ways of their own, which is not what is compared here. */
const photo = await sharp(readFileSync(LANDSCAPE)).resize(560, 360).blur(4).png().toBuffer()
const PHOTO = `data:image/png;base64,${photo.toString('base64')}`

const platen = createPlaten({ network: false })
afterAll(() => platen.close())

const LONG = 300_000
/** Levels of 255, and the share of px that may be off by more than 16: edges are smoothed otherwise. */
const MOST = { mean: 1, off: 0.006 }

const BACKDROP: Layer = { kind: 'image', src: PHOTO, x: 0, y: 0, width: 280, height: 180 }
const FADE = [
  { at: 0, color: '#f50' },
  { at: 0.5, color: '#05fa' },
  { at: 1, color: 'rgb(255 255 0 / 20%)' },
] as const
const GRADIENTS: readonly Fill[] = [
  { type: 'linear', angle: 70, stops: FADE },
  { type: 'radial', center: '40% 40%', stops: FADE },
  { type: 'conic', angle: 30, stops: FADE },
]
/** Poppler draws the edges of the triangles that make up a translucent cone. */
const WITHOUT_CONE = GRADIENTS.slice(0, 2)

const blended = (blend: BlendMode, gradients = GRADIENTS): readonly Layer[] => [
  BACKDROP,
  ...gradients.map(
    (fill, index): Layer => ({
      ...{ kind: 'shape', shape: index === 1 ? 'ellipse' : 'rect', fill, blend },
      ...{ x: 10 + index * 90, y: 30, width: 80, height: 120 },
    }),
  ),
]

const PICTURE_FILL = { type: 'image', src: PHOTO, fit: 'cover' } as const
const TEXT = { kind: 'text', x: 10, width: 260, fontSize: 44, fontWeight: 400 } as const

async function expectSame(
  layers: readonly Layer[],
  draw: (pdf: Uint8Array) => PdfPixels,
): Promise<void> {
  const template = { canvas: { width: 280, height: 180, background: '#f4f4f0' }, layers }
  const pdf = await platen.render(template, { format: 'pdf' })
  assertSound(pdf.bytes)
  const png = await platen.render(template, { scale: 2 })
  const { mean, off } = await measureDifference(png.bytes, draw(pdf.bytes))
  expect({ mean, off, fits: mean <= MOST.mean && off <= MOST.off }).toMatchObject({ fits: true })
}

const byPoppler = (pdf: Uint8Array) => drawPdf(pdf, 4)

describe.skipIf(!HAS_PDF_PROGRAMS)('effects in a PDF (not run without Poppler and MuPDF)', () => {
  test.each(BLEND_MODES)(
    'gradients over a photo, blended by %s, are the PNG of twice the size in both readers',
    async (blend) => {
      await expectSame(blended(blend, WITHOUT_CONE), byPoppler)
      await expectSame(blended(blend), drawPdfByMupdf)
    },
    LONG,
  )

  test.each<[why: string, layer: Layer]>([
    [
      'a span',
      {
        ...{ ...TEXT, y: 20 },
        spans: [{ text: 'A ' }, { text: 'pict', fill: PICTURE_FILL }, { text: 'ure' }],
      },
    ],
    [
      'the outline of letters',
      { ...TEXT, y: 20, text: 'Outline', fill: '#fff', stroke: { width: 8, fill: PICTURE_FILL } },
    ],
    [
      'the box behind a line',
      {
        ...TEXT,
        y: 20,
        text: 'Behind it',
        fill: '#fff',
        highlight: { fill: PICTURE_FILL, padding: 4, radius: 9 },
      },
    ],
    [
      'the stroke of a shape',
      {
        ...{ kind: 'shape', shape: 'star', x: 60, y: 20, width: 140, height: 140 },
        stroke: { width: 14, fill: PICTURE_FILL, join: 'round' },
      },
    ],
  ])(
    'a picture fills %s as in the PNG of twice the size',
    async (_why, layer) => {
      await expectSame([layer], (pdf) => drawPdf(pdf, 8))
    },
    LONG,
  )
})
