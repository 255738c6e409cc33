import { afterAll, describe, expect, test } from 'vitest'
import { createPlaten, registerFontsource } from '../../../src/index.ts'
import type { TextLayer } from '../../../src/model/layers/text.ts'
import { assertSound, extractText, HAS_PDF_PROGRAMS } from './pdf-programs.ts'

const SCRIPTS = ['', '-arabic', '-hebrew', '-devanagari', '-thai', '-jp', '-bengali', '-khmer']
const FAMILIES = ['', ' Arabic', ' Hebrew', ' Devanagari', ' Thai', ' JP', ' Bengali', ' Khmer']

const platen = createPlaten({
  fonts: [
    ...SCRIPTS.map((script) =>
      registerFontsource(`@fontsource/noto-sans${script}`, import.meta.url),
    ),
    registerFontsource('@fontsource-variable/inter', import.meta.url),
  ],
})
afterAll(() => platen.close())

async function writePdf(text: string, more: Partial<TextLayer> = {}): Promise<Uint8Array> {
  const layer: TextLayer = { kind: 'text', x: 10, y: 10, width: 380, text, fontSize: 20, ...more }
  const template = {
    canvas: { width: 400, height: 300, background: '#fff' },
    defaults: { fontFamily: FAMILIES.map((name) => `Noto Sans${name}`) },
    layers: [layer],
  } as const
  return (await platen.render(template, { format: 'pdf' })).bytes
}

/** Lines are broken anew, and Poppler marks changes of direction. */
function withoutSpace(text: string): string {
  return text.replace(/[\s\u{ad}\p{Bidi_Control}]/gu, '')
}

describe.skipIf(!HAS_PDF_PROGRAMS)(
  'the text of a PDF (not run where Poppler is not installed)',
  () => {
    test.each<[why: string, text: string, more?: Partial<TextLayer>]>([
      ['ligatures stand for all of their letters', 'The office staff fling waffles: ffi, ffl, fi'],
      ['accents, composed or not', 'Łódź Ångström “naïve” e\u{301} don’t ½'],
      ['a variable font', 'Weighty office', { fontFamily: 'Inter Variable', fontWeight: 730 }],
      ['letters set apart', 'Office', { letterSpacing: 4 }],
      ['Arabic, right to left, with lam-alef', 'السلام عليكم ورحمة الله وبركاته، مرحبا لا إله'],
      ['Persian with zero-width non-joiners', 'می\u{200c}خواهم کتاب\u{200c}ها'],
      ['Arabic around numbers', 'في عام 2026 كان هناك 15 كتابا'],
      ['Hebrew, mirrored brackets', 'שלום עולם (בדיקה) של טקסט'],
      ['Devanagari, whose glyphs change places', 'नमस्ते दुनिया, क्षत्रिय हिन्दी में प्रकाशित'],
      ['Bengali, with vowels on both sides', 'আমার সোনার বাংলা, আমি তোমায় ভালোবাসি'],
      ['Khmer, with letters below', 'សួស្តីពិភពលោក ខ្ញុំស្រឡាញ់'],
      ['Thai, without spaces', 'สวัสดีชาวโลก น้ำที่ใช้ในการทำอาหาร'],
      ['Japanese', '日本語の文章は、漢字とかなで書かれる。「東京」は首都です。'],
      ['two directions in one line', 'The word שלום means peace, and سلام too, in 2026.'],
      ['what XML and PDF would take for syntax', '(a) <b> [c] {{d} /e %f \\g & h'],
      ['many lines', 'One two three four five six seven eight nine ten '.repeat(6)],
      [
        'words divided by their language, whose hyphens are not of the text',
        'Geschwindigkeitsbegrenzungen, Schifffahrtsgesellschaften',
        { width: 120, lang: 'de', hyphens: 'auto' },
      ],
      ['turned text', 'Sideways office', { rotate: 30, y: 140, width: 200 }],
      [
        'a gradient',
        'Fine office',
        {
          fill: {
            type: 'linear',
            stops: [
              { at: 0, color: '#f00' },
              { at: 1, color: '#00f8' },
            ],
          },
        },
      ],
      ['faded as a group', 'Tower To office', { opacity: 0.5 }],
      ['its shadow says nothing again', 'Shady office', { shadow: [{ x: 2, y: 2, blur: 3 }] }],
    ])('%s', async (_why, text, more) => {
      const bytes = await writePdf(text, more)
      assertSound(bytes)
      expect(withoutSpace(extractText(bytes))).toBe(withoutSpace(text.replace('{{', '{')))
    })

    test('an ellipsis stands for no text', async () => {
      const text = 'Words that do not fit'
      const bytes = await writePdf(text, { width: 120, maxLines: 1, overflow: 'ellipsis' })
      const extracted = withoutSpace(extractText(bytes))
      expect(withoutSpace(text).startsWith(extracted)).toBe(true)
      expect(extracted.length).toBeGreaterThan(3)
    })
  },
)
