import type { Template } from '@platen/core'
import { buildDocument } from './scaling-case.ts'

const COLUMNS = 20
const CELL = { width: 60, height: 24 }

/** Layers side by side, every other one a text and a shape. */
export function buildLayers(count: number): Template {
  return buildDocument(
    1200,
    630,
    Array.from({ length: count }, (_, index) => {
      const x = (index % COLUMNS) * CELL.width
      const y = Math.floor(index / COLUMNS) * CELL.height
      return index % 2 === 0
        ? { kind: 'shape', shape: 'ellipse', x, y, width: 50, height: 20, fill: '#8cf' }
        : {
            kind: 'text',
            name: `t${index}`,
            dynamic: true,
            x,
            y,
            text: `No ${index}`,
            fontSize: 14,
            fill: '#fff',
          }
    }),
  )
}
