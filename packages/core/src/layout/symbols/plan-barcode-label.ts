import type { Symbology } from '../../model/layers/barcode.ts'

/** Characters that stand between two places of a code. */
export interface LabelPart {
  readonly text: string
  /** Modules from the left edge of the code, its quiet zone left out; may be below 0. */
  readonly from: number
  readonly to: number
  /** `spread` gives every character an equal share, so that digits stand under their bars. */
  readonly align: 'spread' | 'center'
}

/** What stands under a code. */
export interface LabelPlan {
  readonly parts: readonly LabelPart[]
  /** Modules whose bars reach down between the parts, as `[from, to]`. */
  readonly guards: readonly (readonly [from: number, to: number])[]
}

/** A digit has seven modules, and as many beside the bars at a distance of two. */
const DIGIT = 7
const BESIDE = 2

type Plan = (text: string, columns: number) => LabelPlan

/** GS1 General Specifications 5.2.2 to 5.2.4 and 5.3.2: which digits stand where. */
const PLANS: Readonly<Partial<Record<Symbology, Plan>>> = {
  ean13: (text, columns) => ({
    parts: [before(text[0]), ...halves(text.slice(1), 3)],
    guards: guardsOf(columns, 3),
  }),
  ean8: (text, columns) => ({ parts: halves(text, 3), guards: guardsOf(columns, 3) }),
  upca: (text, columns) => ({
    // The first and the last digit stand beside the bars, and their own reach down.
    parts: [before(text[0]), ...halves(text.slice(1, -1), 3 + DIGIT), behind(text.at(-1), columns)],
    guards: guardsOf(columns, 3 + DIGIT),
  }),
  upce: (text, columns) => ({
    parts: [
      before(text[0]),
      { text: text.slice(1, -1), from: 3, to: 3 + 6 * DIGIT, align: 'spread' },
      behind(text.at(-1), columns),
    ],
    guards: [
      [0, 3],
      [columns - 6, columns],
    ],
  }),
  itf14: (text, columns) => centred(text.replace(/^(.)(..)(.{5})(.{5})/, '$1 $2 $3 $4 '), columns),
}

/** Data of other codes stands in the middle; control characters, which have no form, are spaces. */
export function planBarcodeLabel(symbology: Symbology, text: string, columns: number): LabelPlan {
  const plan = PLANS[symbology]
  return plan === undefined ? centred(text.replace(/\p{Cc}/gu, ' '), columns) : plan(text, columns)
}

function centred(text: string, columns: number): LabelPlan {
  return { parts: [{ text, from: 0, to: columns, align: 'center' }], guards: [] }
}

function before(digit = ''): LabelPart {
  return { text: digit, from: -BESIDE - DIGIT, to: -BESIDE, align: 'spread' }
}

function behind(digit = '', columns = 0): LabelPart {
  return { text: digit, from: columns + BESIDE, to: columns + BESIDE + DIGIT, align: 'spread' }
}

/** Two groups of the same length on both sides of the guard in the middle, which has five modules. */
function halves(digits: string, from: number): readonly LabelPart[] {
  const half = digits.length / 2
  const end = from + half * DIGIT
  return [
    { text: digits.slice(0, half), from, to: end, align: 'spread' },
    { text: digits.slice(half), from: end + 5, to: end + 5 + half * DIGIT, align: 'spread' },
  ]
}

function guardsOf(columns: number, outer: number): LabelPlan['guards'] {
  const middle = (columns - 5) / 2
  return [
    [0, outer],
    [middle, middle + 5],
    [columns - outer, columns],
  ]
}
