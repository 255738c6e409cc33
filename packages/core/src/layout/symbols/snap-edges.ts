/** What is cut into equal parts along one axis. Page px. */
export interface SnapInput {
  readonly start: number
  readonly length: number
  readonly parts: number
  /** Device px per page px. */
  readonly scale: number
}

/** From here on parts may differ by a device px and still be told apart by a reader. */
const UNEVEN_FROM_PX = 2

/**
 * Where the parts of a code begin and end, on whole device px as far as it can be: one entry more than
 * there are parts.
 *
 * Parts of 2 device px and more are rounded each, so that all together keep their length; smaller
 * ones are all of 1 device px, in the middle of the length. Parts below 1 device px stay where they are.
 */
export function snapEdges({ start, length, parts, scale }: SnapInput): Float64Array {
  const edges = new Float64Array(parts + 1)
  const partPx = (length * scale) / parts
  const isWhole = partPx >= 1 && partPx < UNEVEN_FROM_PX
  const first = isWhole ? Math.round(start * scale + (length * scale - parts) / 2) : 0
  for (let at = 0; at <= parts; at++) {
    const exact = start + (length * at) / parts
    if (isWhole) edges[at] = (first + at) / scale
    else edges[at] = partPx < 1 ? exact : Math.round(exact * scale) / scale
  }
  return edges
}
