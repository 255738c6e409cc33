/** A stretch of a line; the size in CSS px. */
export interface BaselineSpan {
  readonly family: string
  readonly fontSizePx: number
}

/** A line whose height and baseline are recorded. */
export interface BaselineCase {
  /** The first has the size and the font of the line's box itself. */
  readonly spans: readonly BaselineSpan[]
  /** CSS `line-height`. */
  readonly lineHeight: number | `${number}px`
}

/** Fontsource packages with proportions of their own. */
export const BASELINE_PACKAGES = [
  'inter',
  'noto-sans',
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-devanagari',
  'noto-sans-tamil',
  'noto-sans-thai',
  'noto-sans-jp',
] as const

const FAMILIES = [
  'Inter',
  'Noto Sans',
  'Noto Sans Arabic',
  'Noto Sans Hebrew',
  'Noto Sans Devanagari',
  'Noto Sans Tamil',
  'Noto Sans Thai',
  'Noto Sans JP',
]
const SIZES_PX = [8, 11, 12.5, 16, 22, 24.5, 33, 72]
const LINE_HEIGHTS: readonly BaselineCase['lineHeight'][] = [0.8, 1, 1.25, 1.5, '40px', '37px']

/** A line of two sizes, and one of two fonts. */
const MIXED: readonly (readonly BaselineSpan[])[] = [
  [
    { family: 'Noto Sans', fontSizePx: 16 },
    { family: 'Noto Sans', fontSizePx: 23 },
  ],
  [
    { family: 'Noto Sans Tamil', fontSizePx: 15 },
    { family: 'Noto Sans Arabic', fontSizePx: 15 },
  ],
]

export const BASELINE_CASES: readonly BaselineCase[] = [
  ...FAMILIES.flatMap((family) =>
    SIZES_PX.flatMap((fontSizePx) =>
      LINE_HEIGHTS.map((lineHeight) => ({ spans: [{ family, fontSizePx }], lineHeight })),
    ),
  ),
  ...MIXED.flatMap((spans) => LINE_HEIGHTS.map((lineHeight) => ({ spans, lineHeight }))),
]
