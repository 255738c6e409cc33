import { useGoldens } from '@platen/testkit/golden'
import { test } from 'vitest'
import type { Layer } from '../../src/model/layer.ts'
import type { TextProperties } from '../../src/model/layers/text.ts'
import { type Scene, useSceneDrawer } from './draw-scene.ts'

const goldens = useGoldens(import.meta.url)
const drawScene = useSceneDrawer()

interface Line extends TextProperties {
  readonly height?: number
  readonly width?: number
  readonly rotate?: number
}

/** Texts below each other, each in a box that is drawn as well. */
function textsScene(lines: readonly Line[], common: Line = {}): Scene {
  const layers: Layer[] = []
  let y = 8
  for (const line of lines) {
    const { width = 264, height = 30, ...text } = { ...common, ...line }
    layers.push(
      { kind: 'shape', shape: 'rect', x: 8, y, width, height, fill: '#eef2ff' },
      { kind: 'text', x: 8, y, width, height, fontFamily: 'Inter', fontSize: 20, ...text },
    )
    y += height + 8
  }
  return { width: 280, height: y, layers }
}

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
    'text-spans',
    'stretches of a text have styles of their own, wrap as one and share their lines',
    textsScene(
      [
        {
          spans: [
            { text: 'Rich ' },
            { text: 'text ', fontWeight: 700, fill: '#db2777' },
            { text: 'wraps', fontStyle: 'italic', decoration: 'underline' },
            { text: ' as one, ' },
            { text: 'with large', fontSize: 28, fill: '#2563eb' },
            { text: ' and small ', fontSize: 12 },
            { text: 'struck', decoration: 'line-through' },
          ],
        },
        {
          spans: [
            { text: 'E = mc' },
            { text: '2', baseline: 'super' },
            { text: ', H' },
            { text: '2', baseline: 'sub' },
            { text: 'O ' },
            { text: 'wide', letterSpacing: 6 },
          ],
          height: 30,
        },
        {
          markup: 'markdown',
          text: '**Bold**, *italic*, ~~gone~~, <c=#16a34a>green</c> and [a link](https://example.com)',
          height: 46,
        },
        {
          spans: [
            { text: 'שלום ', fontWeight: 700 },
            { text: 'Platen', fill: '#2563eb' },
            { text: ' עולם' },
          ],
          height: 28,
        },
        {
          spans: [
            { text: 'All of it ', fontSize: 60 },
            { text: 'shrinks by one factor', fontSize: 40 },
          ],
          fit: 'shrink',
          fontSize: 60,
          height: 38,
        },
      ],
      { height: 74 },
    ),
  ],
  [
    'text-justify',
    'justified lines fill the box, but for the last of each paragraph',
    textsScene(
      [
        { text: `${PANGRAM} once more.\nAnd a new one begins here, with less`, align: 'justify' },
        { text: '漢字かな交じり文を両端揃えで組むと、文字の間が広がります。', align: 'justify' },
        { text: 'שפינקס של קוורץ שחור, שפוט את נדרי שוב', align: 'justify', height: 44 },
      ],
      {
        fontSize: 16,
        height: 84,
        width: 200,
        fontFamily: ['Inter', 'Noto Sans JP'],
        paragraphSpacing: 4,
      },
    ),
  ],
  [
    'text-even-lines',
    'balance evens lines out, pretty leaves no word alone, tabs and capitals are as asked for',
    textsScene(
      [
        { text: 'A heading that is too long for one line' },
        { text: 'A heading that is too long for one line', wrap: 'balance' },
        { text: 'It ends with a word alone on a line' },
        { text: 'It ends with a word alone on a line', wrap: 'pretty' },
        { text: 'one\ttwo\nthree\tfour', tabSize: 12 },
        { text: 'straße ijs', transform: 'uppercase', height: 22 },
      ],
      { fontSize: 15, height: 40, width: 236 },
    ),
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
