import type { FontFace } from '../../../src/text/font-face.ts'
import { createFontRegistry } from '../../../src/text/fonts/font-registry.ts'
import { prepareFonts } from '../../../src/text/fonts/prepare-fonts.ts'

/** The face of a font file, as a text that holds an `A` would find it. */
export async function openFace(bytes: Uint8Array): Promise<FontFace> {
  const registry = createFontRegistry()
  registry.register({ family: 'Test', weight: 400, style: 'normal', bytes })
  const style = {
    families: ['Test'],
    weight: 400,
    style: 'normal',
    stretch: 100,
    variations: new Map<string, number>(),
  } as const
  const fonts = await prepareFonts([{ ...style, text: 'A', emoji: 'colour' }], registry)
  const { face } = fonts.chain(style).faceFor('A')
  if (face === undefined) throw new Error('No face draws "A".')
  return face
}
