/** Documents that our own checks would refuse, to see what happens to one that they miss. */

export function svgOf(content: string, size = 100): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}">${content}</svg>`
}

/** V5: the renderer's time grows with the square of the letters; tens of seconds. */
export const SLOW_TEXT = svgOf(`<text y="20">${'ab '.repeat(20_000)}</text>`)

/** V3: a million elements take two gigabytes before any is drawn. */
export const HUNGRY_TREE = svgOf('<g/>'.repeat(700_000))
