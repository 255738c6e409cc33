import type { LineBreakTraits } from './line-break-class.ts'

/** The place between two units, with what the rules look back and ahead at. */
export interface BreakPlace {
  readonly before: LineBreakTraits
  readonly after: LineBreakTraits
  /** The unit before `before`; absent at the start of the text. */
  readonly before2: LineBreakTraits | undefined
  readonly after2: LineBreakTraits | undefined
  readonly after3: LineBreakTraits | undefined
  /** `before`, or the last unit in front of it that is no space. */
  readonly solid: LineBreakTraits | undefined
  /** The unit in front of `solid`. */
  readonly beforeSolid: LineBreakTraits | undefined
  readonly beforeEndsInJoiner: boolean
  /** Whether the units up to `before` end in NU (SY|IS)*, or in that and one CL or CP. */
  readonly number: 'none' | 'open' | 'closed'
  /** True when an odd number of regional indicators ends in `before`. */
  readonly oddIndicator: boolean
}

/** A rule of UAX #14: true is a break opportunity, false forbids one, `undefined` asks the next. */
type Rule = (place: BreakPlace) => boolean | undefined

const classes = (names: string): ReadonlySet<string> => new Set(names.split(' '))
const HARD = classes('BK CR LF NL')
const CLOSING = classes('CL CP EX SY')
const OPENS_QUOTE = classes('BK CR LF NL OP QU GL SP ZW')
const CLOSES_QUOTE = classes('SP GL WJ CL QU CP EX IS SY BK CR LF NL ZW')
const BEFORE_HYPHEN = classes('BK CR LF NL SP ZW CB GL')
const LETTER = classes('AL HL')
const HANGUL = classes('JL JV JT H2 H3')
const IDEOGRAPH = classes('ID EB EM')
const AFTER_JL = classes('JL JV H2 H3')

/** LB4 to LB8a: hard breaks, spaces and joiners. */
const hardBreaks: Rule = ({ before, after, solid, beforeEndsInJoiner }) => {
  if (before.class === 'CR' && after.class === 'LF') return false
  if (HARD.has(before.class)) return true
  if (HARD.has(after.class) || after.class === 'SP' || after.class === 'ZW') return false
  if (solid?.class === 'ZW') return true
  return beforeEndsInJoiner ? false : undefined
}

/** LB11 to LB12a. */
const glue: Rule = ({ before, after }) => {
  if (before.class === 'WJ' || after.class === 'WJ' || before.class === 'GL') return false
  if (after.class !== 'GL') return undefined
  return ['SP', 'BA', 'HY', 'HH'].includes(before.class) ? undefined : false
}

/** LB13 to LB15d. */
const punctuation: Rule = (place) => {
  const { before, after, after2, solid, beforeSolid } = place
  if (CLOSING.has(after.class) || solid?.class === 'OP') return false
  const opensQuote = beforeSolid === undefined || OPENS_QUOTE.has(beforeSolid.class)
  if (solid?.class === 'QU' && solid.initialQuote && opensQuote) return false
  const closesQuote = after2 === undefined || CLOSES_QUOTE.has(after2.class)
  if (after.class === 'QU' && after.finalQuote && closesQuote) return false
  if (after.class !== 'IS') return undefined
  return before.class === 'SP' && after2?.class === 'NU'
}

/** LB16 to LB18. */
const spaces: Rule = ({ before, after, solid }) => {
  if (after.class === 'NS' && (solid?.class === 'CL' || solid?.class === 'CP')) return false
  if (after.class === 'B2' && solid?.class === 'B2') return false
  return before.class === 'SP' ? true : undefined
}

/** LB19 and LB19a: quotation marks, unless East Asian characters surround them. */
const quotes: Rule = ({ before, after, before2, after2 }) => {
  if (after.class === 'QU') {
    if (!after.initialQuote || !before.eastAsian) return false
    if (after2 === undefined || !after2.eastAsian) return false
  }
  if (before.class !== 'QU') return undefined
  if (!before.finalQuote || !after.eastAsian) return false
  return before2 === undefined || !before2.eastAsian ? false : undefined
}

/** LB20 to LB22: hyphens and what hangs on its neighbour. */
const hyphens: Rule = ({ before, after, before2 }) => {
  if (before.class === 'CB' || after.class === 'CB') return true
  const hyphen = before.class === 'HY' || before.class === 'HH'
  const first = before2 === undefined || BEFORE_HYPHEN.has(before2.class)
  if (hyphen && first && LETTER.has(after.class)) return false
  if (['BA', 'HH', 'HY', 'NS', 'IN'].includes(after.class) || before.class === 'BB') return false
  if (hyphen && before2?.class === 'HL' && after.class !== 'HL') return false
  return before.class === 'SY' && after.class === 'HL' ? false : undefined
}

/** LB23 to LB24: letters, ideographs, digits and signs of value. */
const values: Rule = ({ before, after }) => {
  const letters = LETTER.has(before.class) || LETTER.has(after.class)
  const affixBefore = before.class === 'PR' || before.class === 'PO'
  const affixAfter = after.class === 'PR' || after.class === 'PO'
  if (letters && (before.class === 'NU' || after.class === 'NU')) return false
  if (before.class === 'PR' && IDEOGRAPH.has(after.class)) return false
  if (IDEOGRAPH.has(before.class) && after.class === 'PO') return false
  return letters && (affixBefore || affixAfter) ? false : undefined
}

/** LB25: numbers with their signs and punctuation. */
const numbers: Rule = ({ before, after, after2, after3, number }) => {
  const affixBefore = before.class === 'PR' || before.class === 'PO'
  const affixAfter = after.class === 'PR' || after.class === 'PO'
  if (affixAfter && number !== 'none') return false
  if (after.class === 'NU') {
    return affixBefore || before.class === 'HY' || before.class === 'IS' || number === 'open'
      ? false
      : undefined
  }
  if (!affixBefore || after.class !== 'OP') return undefined
  const numeric = after2?.class === 'NU' || (after2?.class === 'IS' && after3?.class === 'NU')
  return numeric ? false : undefined
}

/** LB26 and LB27: Korean syllables. */
const hangul: Rule = ({ before, after }) => {
  if (before.class === 'JL' && AFTER_JL.has(after.class)) return false
  const open = before.class === 'JV' || before.class === 'H2'
  if (open && (after.class === 'JV' || after.class === 'JT')) return false
  if ((before.class === 'JT' || before.class === 'H3') && after.class === 'JT') return false
  if (HANGUL.has(before.class) && after.class === 'PO') return false
  return before.class === 'PR' && HANGUL.has(after.class) ? false : undefined
}

const isAksara = (unit: LineBreakTraits | undefined): boolean =>
  unit !== undefined && (unit.class === 'AK' || unit.dottedCircle)
const isAksaraOrStart = (unit: LineBreakTraits | undefined): boolean =>
  unit?.class === 'AS' || isAksara(unit)

/** LB28 and LB28a: letters, and the orthographic syllables of Brahmic scripts. */
const letters: Rule = ({ before, after, before2, after2 }) => {
  if (LETTER.has(before.class) && LETTER.has(after.class)) return false
  if (before.class === 'AP' && isAksaraOrStart(after)) return false
  if (isAksaraOrStart(before) && (after.class === 'VF' || after.class === 'VI')) return false
  if (isAksaraOrStart(before2) && before.class === 'VI' && isAksara(after)) return false
  const closed = isAksaraOrStart(before) && isAksaraOrStart(after) && after2?.class === 'VF'
  return closed ? false : undefined
}

/** LB29 to LB30b. */
const neighbours: Rule = ({ before, after, oddIndicator }) => {
  if (before.class === 'IS' && LETTER.has(after.class)) return false
  const wordBefore = LETTER.has(before.class) || before.class === 'NU'
  const wordAfter = LETTER.has(after.class) || after.class === 'NU'
  if (wordBefore && after.class === 'OP' && !after.eastAsian) return false
  if (before.class === 'CP' && !before.eastAsian && wordAfter) return false
  if (before.class === 'RI' && after.class === 'RI' && oddIndicator) return false
  const pictograph = before.class === 'EB' || before.futurePictograph
  return pictograph && after.class === 'EM' ? false : undefined
}

/** In the order of the annex; LB31 (break everywhere else) is what no rule decides. */
const RULES: readonly Rule[] = [
  hardBreaks,
  glue,
  punctuation,
  spaces,
  quotes,
  hyphens,
  values,
  numbers,
  hangul,
  letters,
  neighbours,
]

/** Whether a line may, or must, end between two units: UAX #14 revision 55, LB4 to LB31. */
export function isBreakOpportunity(place: BreakPlace): boolean {
  for (const rule of RULES) {
    const decision = rule(place)
    if (decision !== undefined) return decision
  }
  return true
}
