import type { Rect, Size } from '../../foundation/geometry.ts'
import { svgFault } from './svg-fault.ts'

export interface SvgFrame {
  /** CSS px. */
  readonly size: Size
  readonly viewBox: Rect
}

/** CSS px of each unit; font units are those of the initial 16 px. */
const PX_PER_UNIT: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['px', 1],
  ['pt', 96 / 72],
  ['pc', 16],
  ['in', 96],
  ['cm', 96 / 2.54],
  ['mm', 96 / 25.4],
  ['q', 96 / 101.6],
  ['em', 16],
  ['rem', 16],
  ['ex', 8],
])

const LENGTH = /^\+?((?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)([a-z]*)$/i

/** CSS 2, section 10.3.2: what a replaced element is that says nothing. */
const DEFAULT_SIZE: Size = { width: 300, height: 150 }

/** Shorter sides than this, px, are taken for mistakes, like those that are negative. */
const MIN_SIDE = 0.01
const MAX_SIDE = 65_535

/**
 * The natural size of an SVG (CSS Images 3, section 4): `width` and `height`, the aspect ratio of
 * `viewBox` for a missing one, the `viewBox` itself for both, 300 × 150 at last.
 *
 * Percentages and what cannot be read count as missing.
 *
 * @throws {PlatenError} `too_many_pixels` for a size that no image may have.
 */
export function readSvgFrame(attributes: ReadonlyMap<string, string>, maxPixels: number): SvgFrame {
  const viewBox = parseViewBox(attributes.get('viewBox'))
  const size = atLeastMinimum(
    sizeOf(parseLength(attributes.get('width')), parseLength(attributes.get('height')), viewBox),
  )
  const isTooLarge = Math.max(size.width, size.height) > MAX_SIDE
  if (isTooLarge || size.width * size.height > maxPixels) {
    throw svgFault(
      'too_many_pixels',
      `is ${size.width} × ${size.height} px; at most ${maxPixels} pixels in all are allowed`,
    )
  }
  return { size, viewBox: viewBox ?? { x: 0, y: 0, ...size } }
}

function sizeOf(
  width: number | undefined,
  height: number | undefined,
  viewBox: Rect | undefined,
): Size {
  if (width !== undefined && height !== undefined) return { width, height }
  if (viewBox === undefined) {
    return { width: width ?? DEFAULT_SIZE.width, height: height ?? DEFAULT_SIZE.height }
  }
  const ratio = viewBox.width / viewBox.height
  if (width !== undefined) return { width, height: width / ratio }
  if (height !== undefined) return { width: height * ratio, height }
  return { width: viewBox.width, height: viewBox.height }
}

/** An extreme ratio leaves next to nothing of the other side. */
function atLeastMinimum(size: Size): Size {
  return { width: Math.max(MIN_SIDE, size.width), height: Math.max(MIN_SIDE, size.height) }
}

function parseLength(text: string | undefined): number | undefined {
  const match = LENGTH.exec((text ?? '').slice(0, 64).trim())
  const pxPerUnit = PX_PER_UNIT.get(match?.[2]?.toLowerCase() ?? 'none')
  if (pxPerUnit === undefined) return undefined
  const length = Number(match?.[1]) * pxPerUnit
  return length >= MIN_SIDE ? length : undefined
}

function parseViewBox(text: string | undefined): Rect | undefined {
  const numbers = (text ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [x, y, width, height] = numbers
  if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return undefined
  if (x === undefined || y === undefined || width === undefined || height === undefined) {
    return undefined
  }
  return width > 0 && height > 0 ? { x, y, width, height } : undefined
}
