/** The opaque colour of a point, 0..255 each. */
export type Rgb = readonly [r: number, g: number, b: number]

/**
 * How much the luminance of two colours differs, 1 to 21, whichever is brighter (WCAG 2.2, "contrast
 * ratio" and "relative luminance").
 */
export function contrastRatio(one: Rgb, other: Rgb): number {
  const a = luminance(one)
  const b = luminance(other)
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

function linear(channel: number): number {
  const value = channel / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** What is seen of a colour of this `alpha`, 0..1, over an opaque one. */
export function mixOver(color: Rgb, alpha: number, behind: Rgb): Rgb {
  const mix = (index: 0 | 1 | 2) => color[index] * alpha + behind[index] * (1 - alpha)
  return [mix(0), mix(1), mix(2)]
}
