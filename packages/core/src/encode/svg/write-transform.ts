import type { Matrix } from '../../foundation/matrix.ts'
import { formatNumber } from './format-number.ts'

const TOLERANCE = 1e-9
/** Three decimals would move points far from the origin by whole px. */
const FACTOR_DECIMALS = 6

/**
 * The value of a `transform` attribute, `undefined` when there is nothing to transform.
 *
 * Rotations and mirrorings, which are all that layers know, are written as such: they stay exact and
 * can be read and edited.
 */
export function writeTransform(matrix: Matrix | undefined): string | undefined {
  if (matrix === undefined) return undefined
  const { a, b, c, d, e, f } = matrix
  const parts: string[] = []
  if (e !== 0 || f !== 0) parts.push(`translate(${formatNumber(e)} ${formatNumber(f)})`)
  const isUnit = Math.abs(a * a + b * b - 1) < TOLERANCE
  if (isUnit && near(a, d) && near(b, -c)) {
    parts.push(...rotate(b, a))
  } else if (isUnit && near(a, -d) && near(b, c)) {
    parts.push(...rotate(-b, -a), 'scale(-1 1)')
  } else {
    const factors = [a, b, c, d].map((value) => formatNumber(value, FACTOR_DECIMALS))
    return `matrix(${[...factors, formatNumber(e), formatNumber(f)].join(' ')})`
  }
  return parts.length === 0 ? undefined : parts.join(' ')
}

function rotate(sin: number, cos: number): string[] {
  const angle = formatNumber((Math.atan2(sin, cos) * 180) / Math.PI)
  return angle === '0' ? [] : [`rotate(${angle})`]
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) < TOLERANCE
}
