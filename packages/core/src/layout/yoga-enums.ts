import type { Align, FlexDirection, Justify, Wrap, Yoga } from 'yoga-layout/load'
import type { FlexAlign, FlexJustify } from '../overrides/resolved-frame.ts'
import type { ResolvedContainer } from '../overrides/resolved-template.ts'

/** Our words for flexbox as Yoga's numbers. */
export interface YogaEnums {
  readonly align: Readonly<Record<FlexAlign | 'auto', Align>>
  readonly alignContent: Readonly<Record<FlexJustify | 'stretch', Align>>
  readonly justify: Readonly<Record<FlexJustify, Justify>>
  readonly direction: Readonly<Record<ResolvedContainer['direction'], FlexDirection>>
  readonly wrap: Readonly<Record<ResolvedContainer['wrap'], Wrap>>
}

/** Read from the loaded module, since importing its enums would load it at once. */
export function readYogaEnums(yoga: Yoga): YogaEnums {
  return {
    align: {
      auto: yoga.ALIGN_AUTO,
      start: yoga.ALIGN_FLEX_START,
      center: yoga.ALIGN_CENTER,
      end: yoga.ALIGN_FLEX_END,
      stretch: yoga.ALIGN_STRETCH,
      // Baselines are aligned by `alignBaselines`, from the start of the line.
      baseline: yoga.ALIGN_FLEX_START,
    },
    alignContent: {
      start: yoga.ALIGN_FLEX_START,
      center: yoga.ALIGN_CENTER,
      end: yoga.ALIGN_FLEX_END,
      stretch: yoga.ALIGN_STRETCH,
      // Lines are moved apart by `findLineShifts`.
      'space-between': yoga.ALIGN_FLEX_START,
      'space-around': yoga.ALIGN_FLEX_START,
      'space-evenly': yoga.ALIGN_FLEX_START,
    },
    justify: {
      start: yoga.JUSTIFY_FLEX_START,
      center: yoga.JUSTIFY_CENTER,
      end: yoga.JUSTIFY_FLEX_END,
      'space-between': yoga.JUSTIFY_SPACE_BETWEEN,
      'space-around': yoga.JUSTIFY_SPACE_AROUND,
      'space-evenly': yoga.JUSTIFY_SPACE_EVENLY,
    },
    direction: {
      row: yoga.FLEX_DIRECTION_ROW,
      'row-reverse': yoga.FLEX_DIRECTION_ROW_REVERSE,
      column: yoga.FLEX_DIRECTION_COLUMN,
      'column-reverse': yoga.FLEX_DIRECTION_COLUMN_REVERSE,
    },
    wrap: {
      nowrap: yoga.WRAP_NO_WRAP,
      wrap: yoga.WRAP_WRAP,
      'wrap-reverse': yoga.WRAP_WRAP_REVERSE,
    },
  }
}
