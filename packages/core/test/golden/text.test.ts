import { useGoldens } from '@platen/testkit/golden'
import { test } from 'vitest'
import { type Scene, useSceneDrawer } from './draw-scene.ts'
import { textsScene } from './texts-scene.ts'

const goldens = useGoldens(import.meta.url)
const drawScene = useSceneDrawer()

const PANGRAM = 'Sphinx of black quartz, judge my vow'

const ROWS: readonly [name: string, rule: string, scene: Scene][] = [
  [
    'text-sizes',
    'text is crisp at every size and wherever its baseline falls',
    textsScene(
      [8, 10, 12, 14.5, 20, 31].map((fontSize) => ({ text: 'Hamburgefonts', fontSize })),
      {
        height: 38,
        verticalAlign: 'middle',
      },
    ),
  ],
  [
    'text-weights-and-styles',
    'each weight and style comes from its own font file',
    textsScene([
      { text: 'Regular 400', fontWeight: 400 },
      { text: 'Bold 700', fontWeight: 700 },
      { text: 'Black 900', fontWeight: 900 },
      { text: 'Italic', fontStyle: 'italic' },
      { text: 'Variable 333', fontFamily: 'Inter Variable', fontWeight: 333 },
      { text: 'Variable 850', fontFamily: 'Inter Variable', fontWeight: 850 },
    ]),
  ],
  [
    'text-alignment',
    'lines stand at the start, in the middle or at the end, and the block likewise in its height',
    textsScene(
      (['start', 'center', 'end'] as const).flatMap((align) =>
        (['top', 'middle', 'bottom'] as const).map((verticalAlign) => ({
          text: `${align}\n${verticalAlign}`,
          align,
          verticalAlign,
        })),
      ),
      { height: 24, fontSize: 8 },
    ),
  ],
  [
    'text-decorations',
    'lines below, through and above the text are whole px high, of the thickness that the font asks for',
    textsScene([
      { text: 'Underlined gypsy', decoration: 'underline' },
      { text: 'Struck through', decoration: 'line-through' },
      { text: 'Overlined', decoration: 'overline' },
      { text: 'Big gap', decoration: 'underline', fontSize: 44, fontWeight: 700, height: 58 },
    ]),
  ],
  [
    'text-spacing',
    'letter spacing parts clusters and ligatures, word spacing parts words',
    textsScene([
      { text: 'Plain office files' },
      { text: 'Wide office files', letterSpacing: 4 },
      { text: 'Tight office files', letterSpacing: -1.2 },
      { text: 'Far apart words', wordSpacing: 16 },
      { text: 'Centred', letterSpacing: 12, align: 'center' },
    ]),
  ],
  [
    'text-line-height',
    'the line height is a factor of the size or px, half of the rest above each line',
    textsScene(
      [
        { text: 'Factor\nof 0.9', lineHeight: 0.9 },
        { text: 'Factor\nof 1.6', lineHeight: 1.6 },
        { text: '24 px\na line', lineHeight: '24px' },
      ],
      { height: 60, fontSize: 18 },
    ),
  ],
  [
    'text-wrap',
    'lines break where words end, at hyphens, and inside a word only where that is asked for',
    textsScene(
      [
        { text: `${PANGRAM}, well-known far-fetched.` },
        { text: 'Donaudampfschifffahrtsgesellschaft', width: 130 },
        { text: 'Donaudampfschifffahrtsgesellschaft', width: 130, wordBreak: 'anywhere' },
        { text: `${PANGRAM} for ever`, wrap: 'none', overflow: 'clip' },
      ],
      { height: 48, fontSize: 16 },
    ),
  ],
  [
    'text-ellipsis',
    'text that does not fit ends in an ellipsis, after as much as there is room for',
    textsScene(
      [
        { text: `${PANGRAM} again and again`, maxLines: 1 },
        {
          text: `${PANGRAM} again and again, until nobody reads it any more`,
          maxLines: 2,
          height: 46,
        },
        { text: `${PANGRAM} again and again, until the box is full`, height: 46 },
        { text: `${PANGRAM} again`, maxLines: 1, ellipsis: ' [more]' },
        { text: 'Schifffahrtsgesellschaftskapitän', maxLines: 1, width: 150 },
      ],
      { overflow: 'ellipsis', fontSize: 18 },
    ),
  ],
  [
    'text-shrink',
    'fit shrink takes the largest size that fits the box, and not less than the smallest',
    textsScene(
      [
        { text: 'Fits' },
        { text: 'This one is shrunk a little' },
        { text: `${PANGRAM} and this is shrunk to more lines` },
        { text: `${PANGRAM} `.repeat(6), minFontSize: 14, overflow: 'ellipsis' },
      ],
      { fit: 'shrink', fontSize: 32, height: 44 },
    ),
  ],
  [
    'text-features',
    'OpenType features and figures of one width',
    textsScene([
      { text: '1,111.10 proportional' },
      { text: '1,111.10 tabular', features: { tnum: 1 } },
      { text: 'AV To. kerned', fontSize: 24 },
      { text: 'AV To. not kerned', features: { kern: 0 }, fontSize: 24 },
    ]),
  ],
  [
    'text-rotated',
    'rotated text is as smooth as upright text and sits in its box',
    {
      width: 200,
      height: 150,
      layers: [
        {
          kind: 'text',
          x: 40,
          y: 55,
          width: 120,
          text: 'Rotated text',
          fontFamily: 'Inter',
          fontSize: 20,
          rotate: -30,
        },
        {
          kind: 'text',
          x: 140,
          y: 60,
          width: 90,
          text: 'Sideways',
          fontFamily: 'Inter',
          fontSize: 16,
          rotate: 90,
        },
      ],
    },
  ],
  [
    'text-scaled',
    'scale 2 draws the same lines with twice the detail',
    {
      width: 140,
      height: 60,
      layers: [
        {
          kind: 'text',
          x: 8,
          y: 6,
          width: 124,
          text: PANGRAM,
          fontFamily: 'Inter',
          fontSize: 15,
          decoration: 'underline',
        },
      ],
      options: { scale: 2 },
    },
  ],
]

test.each(ROWS)('%s: %s', async (name, _rule, scene) => {
  await goldens.match(name, await drawScene(scene))
})
