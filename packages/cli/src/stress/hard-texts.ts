/** A text that templates are seldom tried with. */
export interface HardText {
  readonly name: string
  readonly text: string
}

const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

const SENTENCE =
  'Whoever wrote the sample texts of this template was brief, but people who fill it in every day are not, and they have much to say. '

/**
 * The longest and shortest texts, other scripts, and what breaks at unusual places.
 *
 * No text here has a digit of time or chance in it, so equal runs are equal.
 */
export const HARD_TEXTS: readonly HardText[] = [
  { name: 'blank', text: ' ' },
  { name: 'one-character', text: 'W' },
  { name: 'long-word', text: WORD },
  { name: 'long-text', text: SENTENCE.repeat(5).trim() },
  { name: 'arabic', text: 'مرحبًا بالعالم، هذا عنوانٌ طويلٌ للتجربة 2026' },
  { name: 'hebrew', text: 'שָׁלוֹם עולם, כותרת ארוכה לניסיון (2026)' },
  { name: 'chinese', text: '这是一个没有空格的长标题，用来检查换行是否正确。' },
  { name: 'japanese', text: 'これは改行を確かめるための長い見出しです。「テスト」' },
  { name: 'devanagari', text: 'नमस्ते दुनिया, यह परीक्षण के लिए एक लंबा शीर्षक है' },
  { name: 'thai', text: 'สวัสดีชาวโลกนี่คือหัวเรื่องยาวสำหรับทดสอบ' },
  { name: 'emoji', text: 'Party 🎉 👩‍👩‍👧‍👦 🇪🇺 👍🏽 time' },
  {
    name: 'combining-marks',
    text: 'Tie\u0302\u0301ng Vie\u0323\u0302t Z\u0306\u0334a\u0317\u0307l\u0334\u0306g\u0317o\u0334',
  },
  { name: 'huge-number', text: '1,234,567,890,123,456,789.00' },
  { name: 'lines', text: 'First line\nSecond line\nThird line\n\nAfter a gap' },
]
