import type { EntriesOf } from '../gallery-entry.ts'

const LONG = 'Words that need more room than there is'
const WIDE = { width: 68, text: 'Unbreakable' }

export const TEXT_ENTRIES: EntriesOf<'text'> = {
  text: {
    values: ['Short', ['Too long to fit in one line', 'Shorter copy'], 'Grüße, мир'],
    base: { maxLines: 1, height: 18, fontSize: 11 },
  },
  spans: {
    values: [
      [{ text: 'Bold', fontWeight: 700 }, { text: ' and ' }, { text: 'colour', fill: '#db2777' }],
      [
        { text: 'H' },
        { text: '2', baseline: 'sub' },
        { text: 'O, m' },
        { text: '2', baseline: 'super' },
      ],
      [
        { text: 'Old', decoration: 'line-through' },
        { text: ' new', fontSize: 20 },
      ],
    ],
    without: ['text'],
  },
  markup: { values: ['none', 'markdown'], base: { text: '**Bold**, *slanted*', fontSize: 12 } },
  fontFamily: { values: ['Inter', 'Noto Sans'] },
  fontWeight: { values: [400, 700, 900], base: { fontFamily: 'Inter Variable' } },
  fontStyle: { values: ['normal', 'italic'] },
  fontStretch: { reason: 'needs a family with several widths, which no font of this page has' },
  fontSize: { values: [10, 14, 22] },
  variations: {
    values: [{ wght: 120 }, { wght: 500 }, { wght: 880 }],
    base: { fontFamily: 'Inter Variable' },
  },
  features: { values: [{}, { tnum: 1 }], base: { text: '1111\n2222', fontSize: 20 } },
  fill: {
    values: [
      '#db2777',
      {
        type: 'linear',
        angle: 90,
        stops: [
          { at: 0, color: '#f59e0b' },
          { at: 1, color: '#7c3aed' },
        ],
      },
      { type: 'image', src: 'photo.jpg', fit: 'cover' },
    ],
    base: { fontSize: 22, fontWeight: 700, text: 'Ink' },
  },
  stroke: {
    values: [undefined, { width: 1, fill: '#f59e0b' }, { width: 3, fill: '#f59e0b' }],
    base: { fontSize: 26, fontWeight: 700, text: 'Ink' },
  },
  highlight: {
    values: [undefined, { fill: '#fde047' }, { fill: '#fde047', padding: 3, radius: 4 }],
  },
  glyphPolicy: { values: ['box', 'drop'], base: { text: 'a\ue123b', fontSize: 20 } },
  emoji: {
    values: ['colour', 'mono', 'drop'],
    base: { text: 'Hi 👋🏽', fontSize: 20, width: 72, left: 2 },
  },
  align: {
    values: ['start', 'center', 'justify'],
    base: { text: 'Some words that fill a few lines', fontSize: 10 },
  },
  verticalAlign: { values: ['top', 'middle', 'bottom'], base: { text: 'Ink' } },
  lineHeight: { values: [1, 1.2, '24px'] },
  letterSpacing: { values: [-0.5, 0, 2] },
  wordSpacing: { values: [0, 6], base: { text: 'a b c', fontSize: 14 } },
  paragraphSpacing: { values: [0, 8], base: { text: 'One\nTwo' } },
  tabSize: { values: [2, 4, 8], base: { text: '\tb', fontSize: 12 } },
  transform: { values: ['none', 'uppercase', 'capitalize'], base: { fontSize: 12 } },
  decoration: { values: ['underline', 'line-through', 'overline'] },
  direction: { values: ['ltr', 'rtl'], base: { text: 'Ink!' } },
  lang: { values: ['en', 'ro'], base: { fontFamily: 'Noto Sans', text: 'ş ţ Ş Ţ', fontSize: 22 } },
  wrap: {
    values: ['normal', 'balance', 'none'],
    base: { text: 'A few words to go', fontSize: 10, overflow: 'clip' },
  },
  wordBreak: { values: ['normal', 'anywhere'], base: { ...WIDE, width: 44 } },
  hyphens: {
    values: ['none', 'manual', 'auto'],
    base: { text: 'Un\u00adbreak\u00adable paragraphs', width: 60, fontSize: 12, overflow: 'clip' },
  },
  fit: {
    values: ['none', 'shrink', 'fill-width'],
    base: { text: 'Some to fit', fontSize: 34, overflow: 'clip' },
  },
  minFontSize: { values: [8, 14], base: { fit: 'shrink', text: LONG, overflow: 'clip' } },
  maxFontSize: { values: [20, 40], base: { fit: 'grow', text: 'Up' } },
  maxLines: { values: [1, 2, 3], base: { text: LONG, fontSize: 10, overflow: 'ellipsis' } },
  overflow: { values: ['visible', 'clip', 'ellipsis'], base: { text: LONG, height: 32 } },
  ellipsis: {
    values: ['…', ' [more]'],
    base: { text: LONG, height: 32, fontSize: 12, overflow: 'ellipsis' },
  },
}
