import { buildCanvas } from './canvas-template.ts'
import { buildImages } from './images-point.ts'
import { buildLayers } from './layers-template.ts'
import { buildRepeater } from './repeater-template.ts'
import type { ScalingCase } from './scaling-case.ts'
import { buildText } from './text-point.ts'

/** What the product page promises: a canvas of 8,192 × 4,000 px, 10,000 characters, 5,000 nodes. */
export async function createScalingCases(): Promise<readonly ScalingCase[]> {
  return [
    {
      name: 'canvas',
      unit: 'megapixels',
      step: 1,
      points: [1, 4, 16, 33].map((amount) => ({ amount, template: buildCanvas(amount) })),
    },
    {
      name: 'layers',
      unit: 'layers',
      step: 1,
      points: [20, 100, 250, 500].map((amount) => ({ amount, template: buildLayers(amount) })),
    },
    {
      name: 'nodes of a repeater',
      unit: 'nodes',
      step: 1,
      points: [50, 150, 300, 499].map((items) => ({
        amount: items * 10 + 1,
        template: buildRepeater(items),
      })),
    },
    {
      name: 'text',
      unit: 'characters',
      step: 1_000,
      points: [1_000, 2_000, 4_000, 10_000].map(buildText),
    },
    {
      name: 'new images',
      unit: 'images',
      step: 1,
      points: await Promise.all([4, 12, 24, 48].map(buildImages)),
    },
  ]
}
