import type { Template } from '@platen/core'
import { buildDocument } from './scaling-case.ts'

/** One large shape and one large text, on a canvas twice as wide as high. */
export function buildCanvas(megapixels: number): Template {
  const width = Math.round(Math.sqrt(megapixels * 2_000_000))
  const height = Math.round((megapixels * 1_000_000) / width)
  return buildDocument(width, height, [
    {
      kind: 'shape',
      shape: 'ellipse',
      x: '10%',
      y: '10%',
      width: '80%',
      height: '80%',
      fill: {
        type: 'linear',
        angle: 45,
        stops: [
          { at: 0, color: '#f80' },
          { at: 1, color: '#08f' },
        ],
      },
    },
    {
      kind: 'text',
      name: 'title',
      dynamic: true,
      x: '10%',
      y: '40%',
      width: '80%',
      text: 'Scaling',
      fontSize: Math.round(height / 8),
      fill: '#fff',
      align: 'center',
    },
  ])
}
