import type { CornerRadii, Rect } from '../foundation/geometry.ts'

export const SQUARE: CornerRadii = [0, 0, 0, 0]

/**
 * Shrinks corner radii, all by one factor, until no side is shorter than its two corners.
 *
 * CSS Backgrounds and Borders 3, section 4.5 "Overlapping Curves".
 */
export function clampRadii(radii: CornerRadii, rect: Rect): CornerRadii {
  const [topLeft, topRight, bottomRight, bottomLeft] = radii
  const factor = Math.min(
    1,
    share(rect.width, topLeft + topRight),
    share(rect.height, topRight + bottomRight),
    share(rect.width, bottomRight + bottomLeft),
    share(rect.height, bottomLeft + topLeft),
  )
  if (factor === 1) return radii
  return [topLeft * factor, topRight * factor, bottomRight * factor, bottomLeft * factor]
}

/** Makes every radius larger by `by`, or smaller when it is negative; square corners stay square. */
export function growRadii(radii: CornerRadii, by: number): CornerRadii {
  const [topLeft, topRight, bottomRight, bottomLeft] = radii
  const grown = (radius: number) => (radius === 0 ? 0 : Math.max(0, radius + by))
  return [grown(topLeft), grown(topRight), grown(bottomRight), grown(bottomLeft)]
}

/**
 * The radii of the edge of a box shadow with a spread: sharp corners stay sharp, and those less round
 * than the spread become so by degrees.
 *
 * CSS Backgrounds and Borders 3, section 6.1.1 "Shadow Shape, Spread, and Knockout".
 */
export function spreadRadii(radii: CornerRadii, spread: number): CornerRadii {
  const [topLeft, topRight, bottomRight, bottomLeft] = radii
  const grown = (radius: number) => {
    if (spread <= 0 || radius >= spread) return radius === 0 ? 0 : Math.max(0, radius + spread)
    return radius + spread * (1 + (radius / spread - 1) ** 3)
  }
  return [grown(topLeft), grown(topRight), grown(bottomRight), grown(bottomLeft)]
}

function share(side: number, corners: number): number {
  return corners > 0 ? side / corners : 1
}
