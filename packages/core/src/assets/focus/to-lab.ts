import type { Thumbnail } from './focus-profile.ts'

/** CIE Lab of sRGB (D65): L, a and b, each with a number a px; alpha is left aside. */
export function toLab({ width, height, data }: Thumbnail): readonly Float64Array[] {
  const [lightness, a, b] = [0, 1, 2].map(() => new Float64Array(width * height))
  for (let at = 0; at < width * height; at++) {
    const [red, green, blue] = [0, 1, 2].map((channel) =>
      toLinear((data[4 * at + channel] ?? 0) / 255),
    )
    const [x, y, z] = toCurves(red ?? 0, green ?? 0, blue ?? 0)
    lightness?.set([116 * y - 16], at)
    a?.set([500 * (x - y)], at)
    b?.set([200 * (y - z)], at)
  }
  return [lightness, a, b].filter((channel) => channel !== undefined)
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** XYZ by the white of the screen, on the curve of Lab. */
function toCurves(r: number, g: number, b: number): readonly [number, number, number] {
  return [
    curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505),
    curve(0.2126 * r + 0.7152 * g + 0.0722 * b),
    curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089),
  ]
}

function curve(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116
}
