import { createCodePointTable } from './code-point-table.ts'
import { LINE_BREAK_NAMES, LINE_BREAK_RUNS } from './line-break-data.ts'

/** The Line_Break classes of UAX #14 that are left when LB1 is applied. */
export type LineBreakClass =
  | (
      | 'AK'
      | 'AL'
      | 'AP'
      | 'AS'
      | 'B2'
      | 'BA'
      | 'BB'
      | 'BK'
      | 'CB'
      | 'CJ'
      | 'CL'
      | 'CM'
      | 'CP'
      | 'CR'
    )
  | (
      | 'EB'
      | 'EM'
      | 'EX'
      | 'GL'
      | 'H2'
      | 'H3'
      | 'HH'
      | 'HL'
      | 'HY'
      | 'ID'
      | 'IN'
      | 'IS'
      | 'JL'
      | 'JT'
    )
  | (
      | 'JV'
      | 'LF'
      | 'NL'
      | 'NS'
      | 'NU'
      | 'OP'
      | 'PO'
      | 'PR'
      | 'QU'
      | 'RI'
      | 'SA'
      | 'SP'
      | 'SY'
      | 'VF'
    )
  | ('VI' | 'WJ' | 'ZW' | 'ZWJ')

/** What the rules ask about a character beside its class. */
export interface LineBreakTraits {
  readonly class: LineBreakClass
  /** General category Pi. */
  readonly initialQuote: boolean
  /** General category Pf. */
  readonly finalQuote: boolean
  /** East_Asian_Width F, W or H. */
  readonly eastAsian: boolean
  /** Extended_Pictographic, and unassigned yet. */
  readonly futurePictograph: boolean
  /** U+25CC, which stands for the base of an Indic mark. */
  readonly dottedCircle: boolean
}

const table = createCodePointTable(LINE_BREAK_NAMES, LINE_BREAK_RUNS)

const TRAITS: readonly LineBreakTraits[] = table.names.map((name) => ({
  class: name.replace(/[a-z]/g, '') as LineBreakClass,
  initialQuote: name.includes('i'),
  finalQuote: name.includes('f'),
  eastAsian: name.includes('e'),
  futurePictograph: name.includes('p'),
  dottedCircle: name.includes('d'),
}))

/** A plain letter, class AL. */
export const LETTER: LineBreakTraits = {
  class: 'AL',
  initialQuote: false,
  finalQuote: false,
  eastAsian: false,
  futurePictograph: false,
  dottedCircle: false,
}

export function lineBreakTraits(codePoint: number): LineBreakTraits {
  return TRAITS[table.get(codePoint)] ?? LETTER
}
