import type { ResolvedFilter } from '../overrides/resolved-effects.ts'
import type { PictureFilter } from './display-list.ts'

type FilterOf<Type extends ResolvedFilter['type']> = Extract<
  ResolvedFilter,
  { readonly type: Type }
>

/** Filter Effects 1, section 8, and for `tint` and `duotone` our own formulas of the same form. */
const BUILDERS: {
  readonly [Type in ResolvedFilter['type']]: (filter: FilterOf<Type>) => PictureFilter
} = {
  grayscale: ({ amount }) =>
    towards(1 - amount, [
      [0.2126, 0.7152, 0.0722],
      [0.2126, 0.7152, 0.0722],
      [0.2126, 0.7152, 0.0722],
    ]),
  sepia: ({ amount }) =>
    towards(1 - amount, [
      [0.393, 0.769, 0.189],
      [0.349, 0.686, 0.168],
      [0.272, 0.534, 0.131],
    ]),
  saturate: ({ amount }) =>
    towards(amount, [
      [0.213, 0.715, 0.072],
      [0.213, 0.715, 0.072],
      [0.213, 0.715, 0.072],
    ]),
  brightness: ({ amount }) => linear(amount, [0, 0, 0]),
  contrast: ({ amount }) => {
    const constant = 0.5 - 0.5 * amount
    return linear(amount, [constant, constant, constant])
  },
  hue: ({ angleDeg }) => {
    const cos = Math.cos((angleDeg * Math.PI) / 180)
    const sin = Math.sin((angleDeg * Math.PI) / 180)
    return matrix([
      [
        0.213 + 0.787 * cos - 0.213 * sin,
        0.715 - 0.715 * cos - 0.715 * sin,
        0.072 - 0.072 * cos + 0.928 * sin,
        0,
      ],
      [
        0.213 - 0.213 * cos + 0.143 * sin,
        0.715 + 0.285 * cos + 0.14 * sin,
        0.072 - 0.072 * cos - 0.283 * sin,
        0,
      ],
      [
        0.213 - 0.213 * cos - 0.787 * sin,
        0.715 - 0.715 * cos + 0.715 * sin,
        0.072 + 0.928 * cos + 0.072 * sin,
        0,
      ],
    ])
  },
  blur: ({ sigma }) => ({ type: 'blur', sigma }),
  tint: ({ color: { r, g, b, a } }) => linear(1 - a, [(r / 255) * a, (g / 255) * a, (b / 255) * a]),
  duotone: ({ dark, light }) =>
    matrix([between(dark.r, light.r), between(dark.g, light.g), between(dark.b, light.b)]),
}

/** Turns filters into steps that exporters know. */
export function buildPictureFilters(filters: readonly ResolvedFilter[]): readonly PictureFilter[] {
  return filters.map((filter) => {
    // The table's own type pairs each type with its builder; a lookup cannot express that pair.
    const build = BUILDERS[filter.type] as (filter: ResolvedFilter) => PictureFilter
    return build(filter)
  })
}

type Row = readonly [red: number, green: number, blue: number, constant: number]
type Rows<T> = readonly [T, T, T]

function matrix(rows: Rows<Row>): PictureFilter {
  return { type: 'matrix', values: rows.flat() }
}

function linear(slope: number, [red, green, blue]: Rows<number>): PictureFilter {
  return matrix([
    [slope, 0, 0, red],
    [0, slope, 0, green],
    [0, 0, slope, blue],
  ])
}

/** A share of the colours as they are, and the rest as `rows` would have them. */
function towards(share: number, rows: Rows<Rows<number>>): PictureFilter {
  const row = (channel: 0 | 1 | 2): Row => {
    const mixed = rows[channel].map(
      (factor, at) => factor * (1 - share) + (at === channel ? share : 0),
    )
    return [mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0, 0]
  }
  return matrix([row(0), row(1), row(2)])
}

/** From `dark` to `light` by the luminance of Rec. 709, as `grayscale` has it. */
function between(dark: number, light: number): Row {
  const range = (light - dark) / 255
  return [0.2126 * range, 0.7152 * range, 0.0722 * range, dark / 255]
}
