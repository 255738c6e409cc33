import { readFile } from 'node:fs/promises'
import type { FontSlice } from './fontsource-slices.ts'

/** A slice as an `@font-face` that brings its file along. */
export async function writeFontFace(slice: FontSlice): Promise<string> {
  const data = (await readFile(slice.path)).toString('base64')
  return `@font-face { font-family: '${slice.family}'; src: url(data:font/woff2;base64,${data}); unicode-range: ${slice.unicodeRange} }`
}
