import { emojiFont } from '@platen/emoji'
import { useGoldens } from '@platen/testkit/golden'
import { test } from 'vitest'
import * as fonts from '../text/color-glyph/color-font.ts'
import { FOREGROUND, paint, paintedFont } from '../text/color-glyph/color-font.ts'
import { gridOf, type Scene, useSceneDrawer } from './draw-scene.ts'
import { textsScene } from './texts-scene.ts'

const { linear, radial, sweep, glyph, solid, composite } = paint

const RAINBOW = [
  [0, 0],
  [0.5, 1],
  [1, 2],
] as const
const HALF = [
  [0.3, 0],
  [0.5, 2],
] as const
const over = (mode: number) =>
  composite(mode, paint.translate(150, 150, glyph(2, solid(2, 0.8))), glyph(2, solid(0, 0.8)))
const square = (fill: readonly number[]) => paintedFont(glyph(2, fill))
const vertical = [0, 100, 0, 900, 800, 100]

/** One font for each, row by row. */
const PAINTS = [
  fonts.layeredFont([
    { glyphId: 2, color: 0 },
    { glyphId: 3, color: FOREGROUND },
  ]),
  square(linear(vertical, RAINBOW)),
  square(linear([100, 100, 900, 100, 500, 900], RAINBOW)),
  square(linear(vertical, HALF)),
  square(linear(vertical, HALF, 1)),
  square(linear(vertical, HALF, 2)),
  square(radial([500, 500, 0, 500, 500, 400], RAINBOW)),
  square(radial([500, 500, 100, 500, 500, 200], RAINBOW, 1)),
  square(radial([350, 600, 0, 500, 500, 400], RAINBOW)),
  square(radial([500, 500, 400, 500, 500, 100], RAINBOW)),
  square(radial([250, 500, 50, 600, 500, 200], RAINBOW)),
  square(radial([500, 500, 50, 500, 500, 120], HALF, 2)),
  square(sweep([500, 500, 0, 360], RAINBOW)),
  square(sweep([500, 500, 45, 135], RAINBOW)),
  square(sweep([500, 500, 0, 90], RAINBOW, 1)),
  square(sweep([500, 500, 0, 90], RAINBOW, 2)),
  square(sweep([500, 500, 270, 90], RAINBOW)),
  paintedFont(over(3)),
  paintedFont(over(5)),
  paintedFont(over(6)),
  paintedFont(over(7)),
  paintedFont(over(8)),
  paintedFont(over(9)),
  paintedFont(over(11)),
  paintedFont(over(12)),
  paintedFont(over(23)),
  paintedFont(glyph(2, paint.translate(-200, 0, glyph(2, solid(1))))),
  fonts.bitmapFont(),
  fonts.svgFont(
    '<svg xmlns="http://www.w3.org/2000/svg"><g id="glyph1"><circle cx="500" cy="-500" r="400" fill="#f80"/><path d="M300-400h400v200h-400z"/></g><path id="glyph2" d="M0 0h1000v-1000z"/></svg>',
  ),
  fonts.plainFont(),
].map(
  (bytes, index) => ({ family: `Paint ${index}`, weight: 400, style: 'normal', bytes }) as const,
)

function paintsScene(): Scene {
  const placeAt = gridOf({ columns: 6, width: 40, height: 40, gap: 4 })
  return {
    width: 268,
    height: 224,
    layers: PAINTS.map(({ family }, index) => ({
      kind: 'text',
      ...placeAt(index),
      text: 'A',
      fontFamily: family,
      fontSize: 40,
      lineHeight: 1,
      fill: '#808',
    })),
  }
}

const goldens = useGoldens(import.meta.url)
const drawScene = useSceneDrawer([emojiFont(), ...PAINTS])

const ROWS: readonly [name: string, rule: string, scene: Scene][] = [
  [
    'emoji-sequences',
    'flags, skin tones, keycaps, families and other joined emoji are one picture each',
    textsScene([
      { text: '🇩🇪🇯🇵🇧🇷🏳️‍🌈🏴󠁧󠁢󠁳󠁣󠁴󠁿🏴‍☠️' },
      { text: '👍👍🏻👍🏼👍🏽👍🏾👍🏿🧑🏽‍🚀' },
      { text: '👨‍👩‍👧‍👦👩‍❤️‍👨🧑🏻‍🤝‍🧑🏿❤️‍🔥🐻‍❄️' },
      { text: '#️⃣*️⃣0️⃣1️⃣9️⃣🔟' },
    ]),
  ],
  [
    'emoji-presentation',
    'selectors ask for a picture or for text; digits, signs and letters are text by themselves',
    textsScene([
      { text: '⌚ ⌚︎ ⌚️ © ©️ ™ ™️' },
      { text: '❤ ❤︎ ❤️ ☺ ☺️ 1 2 # *' },
      { text: 'Fonts: 1 ☕ 2', fontFamily: ['Noto Color Emoji', 'Inter'] },
    ]),
  ],
  [
    'emoji-in-lines',
    'emoji stand among words of both directions, break lines and leave line heights alone',
    textsScene(
      [
        { text: 'Ready 🚀 in 3, 2, 1 🎉 and off we go 👩‍🚀!', height: 60 },
        { text: 'שלום 👋🏽 עולם 🌍 123', align: 'start' },
        { text: 'Cut 🍎🍎🍎🍎🍎🍎🍎🍎🍎🍎🍎 off', overflow: 'ellipsis', maxLines: 1 },
        { text: 'wide 🦜 rows', letterSpacing: 4, decoration: 'underline' },
      ],
      { fontSize: 20 },
    ),
  ],
  [
    'emoji-sizes',
    'emoji are drawn as sharp at every size, turned, with shadows and translucent',
    {
      width: 280,
      height: 190,
      layers: [
        ...[8, 12, 16, 24, 40].map((fontSize, index) => ({
          kind: 'text' as const,
          x: 8 + index * 30,
          y: 8,
          text: '🐙',
          fontSize,
        })),
        { kind: 'text', x: 8, y: 60, text: '🐙', fontSize: 72 },
        { kind: 'text', x: 150, y: 70, text: '🍕', fontSize: 48, rotate: 30 },
        {
          ...{ kind: 'text', x: 210, y: 70, text: '⭐', fontSize: 40 },
          shadow: [{ x: 4, y: 4, blur: 6, fill: '#00f' }],
        },
        { kind: 'text', x: 150, y: 130, text: '🍕🍔', fontSize: 30, fill: 'rgba(0,0,0,0.4)' },
      ],
    },
  ],
  [
    'emoji-policies',
    'emoji in colour, in shades of the fill, dark and light, and left out',
    textsScene([
      { text: 'in colour 😀🇧🇷🦊🌈' },
      { text: 'in shades 😀🇧🇷🦊🌈', emoji: 'mono' },
      { text: 'in shades 😀🇧🇷🦊', emoji: 'mono', fill: '#b91c1c' },
      { text: 'in shades 😀🇧🇷🦊', emoji: 'mono', fill: '#93c5fd' },
      { text: 'left 😀 out 1️⃣', emoji: 'drop' },
    ]),
  ],
  [
    'color-font-paints',
    'layers, gradients that end, repeat or turn back, composites, a bitmap and an SVG',
    paintsScene(),
  ],
]

test.each(ROWS)('%s: %s', async (name, _rule, scene) => {
  await goldens.match(name, await drawScene(scene))
})
