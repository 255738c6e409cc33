import { parseTemplate, type Template } from '@platen/core'

/** Points on one line: what grows, by how much, and the order that shows it. */
export interface ScalingCase {
  readonly name: string
  readonly unit: string
  /** Of how many units the cost is told. */
  readonly step: number
  /** Ascending. */
  readonly points: readonly ScalingPoint[]
}

export interface ScalingPoint {
  readonly amount: number
  readonly template: Template
  /** Overrides that are new in each run, where a cache would else hide the growth. */
  readonly buildLayers?: (run: number) => Readonly<Record<string, string>>
}

export function buildDocument(width: number, height: number, layers: readonly object[]): Template {
  return parseTemplate({
    schema: 1,
    slug: 'scaling',
    name: 'Scaling',
    canvas: { width, height, background: '#203050' },
    layers,
  })
}
