import { useGoldens } from '@platen/testkit/golden'
import { test } from 'vitest'
import type { Layer } from '../../src/model/layer.ts'
import type { TextProperties } from '../../src/model/layers/text.ts'
import { type Scene, useSceneDrawer } from './draw-scene.ts'

const goldens = useGoldens(import.meta.url)
const drawScene = useSceneDrawer()

const ARABIC = 'Noto Sans Arabic'
const HEBREW = 'Noto Sans Hebrew'

/** Texts below each other in boxes of 264 px. */
function scriptsScene(texts: readonly (TextProperties & { readonly height?: number })[]): Scene {
  const layers: Layer[] = []
  let y = 8
  for (const { height = 36, ...text } of texts) {
    layers.push(
      { kind: 'shape', shape: 'rect', x: 8, y, width: 264, height, fill: '#eef2ff' },
      { kind: 'text', x: 8, y, width: 264, height, fontSize: 22, ...text },
    )
    y += height + 8
  }
  return { width: 280, height: y, layers }
}

const ROWS: readonly [name: string, rule: string, scene: Scene][] = [
  [
    'script-arabic',
    'Arabic joins its letters, runs from the right and breaks between words',
    scriptsScene([
      { text: 'مرحبا بالعالم', fontFamily: ARABIC },
      { text: 'السَّلامُ عَلَيْكُم', fontFamily: ARABIC },
      { text: 'النص العربي يلتف إلى سطر ثان عندما لا يتسع', fontFamily: ARABIC, height: 72 },
      { text: 'مرحبا بالعالم', fontFamily: ARABIC, letterSpacing: 3, align: 'center' },
    ]),
  ],
  [
    'script-hebrew',
    'Hebrew runs from the right, its marks sit on their letters, numbers run from the left',
    scriptsScene([
      { text: 'שלום עולם', fontFamily: HEBREW },
      { text: 'בְּרֵאשִׁית בָּרָא', fontFamily: HEBREW },
      { text: 'מחיר: 1,234.50 ש״ח', fontFamily: [HEBREW, 'Inter'] },
      { text: 'אבג abc דהו (123)!', fontFamily: [HEBREW, 'Inter'] },
      { text: 'English with עברית inside.', fontFamily: ['Inter', HEBREW] },
    ]),
  ],
  [
    'script-devanagari-and-thai',
    'Devanagari reorders and joins, Thai stacks its marks and breaks between its words',
    scriptsScene([
      { text: 'नमस्ते दुनिया', fontFamily: 'Noto Sans Devanagari' },
      { text: 'क्षत्रिय हिन्दी र्क', fontFamily: 'Noto Sans Devanagari' },
      { text: 'สวัสดีชาวโลก ที่นี่', fontFamily: 'Noto Sans Thai' },
      { text: 'ภาษาไทยเขียนติดกันโดยไม่มีช่องว่างระหว่างคำ', fontFamily: 'Noto Sans Thai', height: 80 },
    ]),
  ],
  [
    'script-cjk',
    'Japanese breaks between characters, but never before a closing mark',
    scriptsScene([
      { text: '日本語の組版、見本です。', fontFamily: 'Noto Sans JP', lang: 'ja' },
      {
        text: '吾輩は猫である。名前はまだ無い。「どこで」生れたか。',
        fontFamily: 'Noto Sans JP',
        lang: 'ja',
        height: 60,
      },
      { text: 'Mixed 日本語 and Latin', fontFamily: ['Inter', 'Noto Sans JP'] },
    ]),
  ],
  [
    'script-latin-cyrillic-greek',
    'one family speaks several scripts, accents combine, letters of the bundled slices line up',
    scriptsScene([
      { text: 'Žluťoučký kůň Åse Øyvind' },
      { text: 'Съешь ещё этих булок' },
      { text: 'Ξεσκεπάζω την ψυχο' },
      { text: 'e\u0301 a\u0308 n\u0303 o\u0302\u0323 ệ' },
      { text: 'Việt Nam đẹp lắm' },
    ]),
  ],
  [
    'script-ellipsis-rtl',
    'the ellipsis of a text from the right stands at its left end',
    scriptsScene([
      {
        text: 'النص العربي الطويل لا يتسع له المكان هنا أبدا',
        fontFamily: [ARABIC, 'Inter'],
        maxLines: 1,
        overflow: 'ellipsis',
      },
      {
        text: 'טקסט ארוך בעברית שאין לו מקום כאן בכלל היום',
        fontFamily: [HEBREW, 'Inter'],
        maxLines: 1,
        overflow: 'ellipsis',
      },
      {
        text: 'A long English text in a paragraph from the right',
        fontFamily: 'Inter',
        direction: 'rtl',
        maxLines: 1,
        overflow: 'ellipsis',
      },
    ]),
  ],
  [
    'script-decorated-rtl',
    'lines run through text of both directions without a gap',
    scriptsScene([
      { text: 'مرحبا بالعالم', fontFamily: ARABIC, decoration: 'underline' },
      { text: 'abc שלום def', fontFamily: ['Inter', HEBREW], decoration: 'line-through' },
      { text: 'หญ้าปูกฎุ', fontFamily: 'Noto Sans Thai', decoration: 'underline' },
    ]),
  ],
  [
    'script-missing-glyphs',
    'characters that no font has are drawn as boxes, the others as ever',
    scriptsScene([{ text: 'a \u{10fffd} b \u4e00 c', fontFamily: 'Inter' }]),
  ],
]

test.each(ROWS)('%s: %s', async (name, _rule, scene) => {
  await goldens.match(name, await drawScene(scene))
})
