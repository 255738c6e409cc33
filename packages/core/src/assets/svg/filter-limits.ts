import { svgFault } from './svg-fault.ts'
import { isFilterPrimitive } from './svg-vocabulary.ts'

/** Filter primitives of one document: each is a pass over every pixel that the filter covers. */
export const MAX_PRIMITIVES = 32

/** Largest value of each attribute that sets how much work one pixel is. */
const LARGEST: ReadonlyMap<string, number> = new Map([
  ['feGaussianBlur stdDeviation', 100],
  ['feDropShadow stdDeviation', 100],
  ['feMorphology radius', 50],
  ['feTurbulence numOctaves', 10],
  ['feConvolveMatrix order', 9],
])

/**
 * Refuses a filter primitive that is too costly per pixel.
 *
 * Values count in the units in which they are written; a filter whose units are those of its box may
 * set a hundredth, since 1 is the whole box there.
 *
 * @throws {PlatenError} `svg_filter_limit`
 */
export function assertFilterPrimitive(
  element: string,
  attributes: ReadonlyMap<string, string>,
  isInBoxUnits: boolean,
): void {
  if (!isFilterPrimitive(element)) return
  for (const [name, value] of attributes) {
    const largest = LARGEST.get(`${element} ${name}`)
    if (largest === undefined) continue
    const scale = isInBoxUnits && name !== 'numOctaves' && name !== 'order' ? 100 : 1
    const numbers = value
      .trim()
      .split(/[\s,]+/)
      .map(Number)
    if (numbers.some((number) => Math.abs(number) * scale > largest)) {
      throw svgFault('svg_filter_limit', `sets "${name}" of "${element}" above ${largest / scale}`)
    }
  }
}
