/** Divides the colours of RGBA pixels by their alpha, in place; transparent pixels become all 0. */
export function toStraightAlpha(pixels: Uint8Array): void {
  for (let at = 3; at < pixels.length; at += 4) {
    const alpha = pixels[at] ?? 0
    if (alpha === 255) continue
    if (alpha === 0) {
      pixels[at - 3] = 0
      pixels[at - 2] = 0
      pixels[at - 1] = 0
      continue
    }
    const half = alpha >> 1
    // Rounding while drawing may leave a colour above its alpha, hence the ceiling.
    pixels[at - 3] = Math.min(255, (((pixels[at - 3] ?? 0) * 255 + half) / alpha) | 0)
    pixels[at - 2] = Math.min(255, (((pixels[at - 2] ?? 0) * 255 + half) / alpha) | 0)
    pixels[at - 1] = Math.min(255, (((pixels[at - 1] ?? 0) * 255 + half) / alpha) | 0)
  }
}

/** Multiplies the colours of RGBA pixels by their alpha, in place. */
export function toPremultipliedAlpha(pixels: Uint8Array): void {
  for (let at = 3; at < pixels.length; at += 4) {
    const alpha = pixels[at] ?? 0
    if (alpha === 255) continue
    for (let channel = at - 3; channel < at; channel++) {
      const product = (pixels[channel] ?? 0) * alpha + 128
      pixels[channel] = (product + (product >> 8)) >> 8
    }
  }
}
