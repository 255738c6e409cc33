import { LETTER, type LineBreakTraits, lineBreakTraits } from './line-break-class.ts'

/**
 * A text as the rules from LB11 on see it: each base character with the marks that LB9 glues to it.
 */
export interface LineBreakUnits {
  readonly traits: readonly LineBreakTraits[]
  /** UTF-16 offset at which each unit starts; the text's length follows the last one. */
  readonly starts: readonly number[]
  /** True when the unit's last character is U+200D. */
  readonly endsInJoiner: readonly boolean[]
}

/** LB9 leaves marks after these to stand alone. */
const TAKES_NO_MARKS: ReadonlySet<string> = new Set(['BK', 'CR', 'LF', 'NL', 'SP', 'ZW'])

/** How Line_Break classes that the standard leaves to the application are taken. */
export interface LineBreakTailoring {
  /** Class CJ, as in small kana: `NS` forbids a break before them, `ID` allows it. */
  readonly smallKana: 'NS' | 'ID'
}

const SMALL_KANA: Readonly<Record<LineBreakTailoring['smallKana'], LineBreakTraits>> = {
  NS: { ...LETTER, class: 'NS', eastAsian: true },
  ID: { ...LETTER, class: 'ID', eastAsian: true },
}

/** Applies LB1, LB9 and LB10. */
export function buildLineBreakUnits(text: string, tailoring: LineBreakTailoring): LineBreakUnits {
  const traits: LineBreakTraits[] = []
  const starts: number[] = []
  const endsInJoiner: boolean[] = []
  for (let offset = 0; offset < text.length; ) {
    const codePoint = text.codePointAt(offset) ?? 0
    let own = lineBreakTraits(codePoint)
    const mark = own.class === 'CM' || own.class === 'ZWJ'
    const joiner = own.class === 'ZWJ'
    const base = traits.at(-1)
    if (mark && base !== undefined && !TAKES_NO_MARKS.has(base.class)) {
      endsInJoiner[endsInJoiner.length - 1] = joiner
    } else {
      if (mark || own.class === 'SA') own = LETTER
      else if (own.class === 'CJ') own = SMALL_KANA[tailoring.smallKana]
      traits.push(own)
      starts.push(offset)
      endsInJoiner.push(joiner)
    }
    offset += codePoint > 0xffff ? 2 : 1
  }
  starts.push(text.length)
  return { traits, starts, endsInJoiner }
}
