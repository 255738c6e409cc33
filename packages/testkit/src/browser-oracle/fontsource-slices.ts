import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** One `@font-face` of a Fontsource package. */
export interface FontSlice {
  readonly family: string
  readonly path: string
  readonly ranges: readonly (readonly [first: number, last: number])[]
  /** As written in the style sheet. */
  readonly unicodeRange: string
}

function parseRanges(text: string): FontSlice['ranges'] {
  return text.split(',').map((part) => {
    const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const
  })
}

/** The slices of a package at weight 400, as its own style sheet lists them. */
export async function readFontSlices(packageFolder: string): Promise<readonly FontSlice[]> {
  const sheet = join(packageFolder, '400.css')
  const css = await readFile(sheet, 'utf8')
  return css
    .split('@font-face')
    .slice(1)
    .map((rule) => {
      const family = /font-family: '([^']+)'/.exec(rule)?.[1] ?? ''
      const file = /url\(([^)]+\.woff2)\)/.exec(rule)?.[1] ?? ''
      const unicodeRange = /unicode-range: ([^;]+);/.exec(rule)?.[1] ?? 'U+0-10FFFF'
      return {
        family,
        path: join(dirname(sheet), file),
        ranges: parseRanges(unicodeRange),
        unicodeRange,
      }
    })
}

export function sliceCovers(slice: FontSlice, text: string): boolean {
  return [...text].some((character) => {
    const code = character.codePointAt(0) ?? 0
    return slice.ranges.some(([first, last]) => code >= first && code <= last)
  })
}
