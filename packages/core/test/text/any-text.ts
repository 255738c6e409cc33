import fc from 'fast-check'

/** Characters that texts are broken, joined, reordered or drawn differently by. */
const TROUBLE = [
  ...[
    '\u0000',
    '\t',
    '\n',
    '\r\n',
    ' ',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u200d',
    '\u2028',
    '\u3000',
  ],
  ...['\u202a', '\u202e', '\u202c', '\u2066', '\u2068', '\u2069', '\u200e', '\u200f', '\u061c'],
  ...['\ud800', '\udc00', '\ufffe', '\ufeff', '\u0301', '\u20dd', '\ufe0f', '\u{e0001}'],
  ...['a', 'Ж', 'ω', 'א', 'ع', 'ل', '٣', 'क', '्', 'ष', 'ி', 'ก', 'ำ', '្', '한', '漢', 'っ', 'ー'],
  ...['👩‍👩‍👧', '🇩🇪', '👍🏽', '(', ')', '“', '”', '-', '/', '…', '。', '1', '.', '%', '€'],
]

/** Any string at all: code units at random, among them those that make trouble. */
export function anyText(size: { minLength?: number; maxLength?: number } = {}) {
  const unit = fc.oneof(
    fc.nat(0xffff).map((code) => String.fromCharCode(code)),
    fc.constantFrom(...TROUBLE),
  )
  return fc.array(unit, size).map((units) => units.join(''))
}
