/** Further out nothing is drawn; keeps exponents out of the text. */
const LIMIT = 1e9

/**
 * A number as SVG text, the shortest with at most `decimals` digits after the point.
 *
 * Never an exponent, `-0` or `NaN`: what is no finite number becomes 0.
 */
export function formatNumber(value: number, decimals = 3): string {
  if (Number.isNaN(value)) return '0'
  const factor = 10 ** decimals
  return formatScaled(Math.round(Math.min(LIMIT, Math.max(-LIMIT, value)) * factor), factor)
}

/** Writes `whole / factor`, where `whole` is a whole number and `factor` a power of ten. */
export function formatScaled(whole: number, factor: number): string {
  const text = String(whole / factor + 0)
  // Below 1e-6 numbers print with an exponent; factors end well above that.
  if (text.startsWith('0.')) return text.slice(1)
  return text.startsWith('-0.') ? `-${text.slice(2)}` : text
}
