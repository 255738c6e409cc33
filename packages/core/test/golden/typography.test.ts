import { useGoldens } from '@platen/testkit/golden'
import { test } from 'vitest'
import { type Scene, useSceneDrawer } from './draw-scene.ts'
import { textsScene } from './texts-scene.ts'

const goldens = useGoldens(import.meta.url)
const drawScene = useSceneDrawer()

const PANGRAM = 'Sphinx of black quartz, judge my vow'

const ROWS: readonly [name: string, rule: string, scene: Scene][] = [
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
    'text-ornaments',
    'highlights join where lines touch, outlines lie behind letters, gradients span the box',
    textsScene(
      [
        {
          text: 'Short\nand a longer line\nmid line',
          align: 'center',
          lineHeight: 1.3,
          highlight: { fill: '#fde047b0', padding: 4, radius: 7 },
          height: 82,
        },
        {
          text: 'apart\nlines',
          paragraphSpacing: 10,
          highlight: { fill: '#86efac', radius: 4 },
          height: 60,
        },
        {
          text: 'Outlined',
          fontSize: 38,
          fontWeight: 800,
          fill: '#fff',
          stroke: { width: 6, fill: '#1d4ed8' },
          shadow: [{ x: 3, y: 3, blur: 2, fill: '#0008' }],
          height: 48,
        },
        {
          text: 'Gradient',
          fontSize: 34,
          fontWeight: 700,
          fill: {
            type: 'linear',
            angle: 90,
            stops: [
              { at: 0, color: '#db2777' },
              { at: 0.5, color: '#2563eb' },
            ],
          },
          height: 44,
        },
      ],
      { fontSize: 20 },
    ),
  ],
]

test.each(ROWS)('%s: %s', async (name, _rule, scene) => {
  await goldens.match(name, await drawScene(scene))
})
