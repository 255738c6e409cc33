import { paint, paintedFont } from '../../text/color-glyph/color-font.ts'

const { composite, glyph, radial, solid, sweep, translate } = paint
const MIXED = [
  [0, 0],
  [0.5, 1],
  [1, 2],
] as const
/** Fonts whose `A` needs what nothing else of ours draws: inverted masks, circles within circles. */
export const COLOR_FONTS = [
  composite(8, translate(150, 150, glyph(2, solid(2, 0.8))), glyph(2, solid(0, 0.8))),
  composite(23, translate(150, 150, glyph(2, solid(2, 0.8))), glyph(2, solid(0, 0.8))),
  glyph(2, radial([350, 600, 50, 500, 500, 400], MIXED)),
  glyph(2, sweep([500, 500, 45, 300], MIXED)),
].map((root, index) => {
  const bytes = paintedFont(root)
  return { family: `Paint ${index}`, weight: 400, style: 'normal', bytes } as const
})
