import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const samples = new URL('../../../../examples/samples/assets/', import.meta.url)
const require = createRequire(import.meta.url)
const font = (weight: number) =>
  readFileSync(require.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`))

/** The files that the card is made of. */
export const readPhoto = () => readFileSync(new URL('landscape.jpg', samples))
export const readAvatar = () => readFileSync(new URL('portrait.jpg', samples))
export const readLogo = () => readFileSync(new URL('logo.svg', samples))
export const readFonts = () => ({ regular: font(400), bold: font(700) })
