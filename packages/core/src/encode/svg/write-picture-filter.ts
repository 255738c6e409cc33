import type { Rect } from '../../foundation/geometry.ts'
import type { PictureFilter } from '../../paint/display-list.ts'
import { formatNumber } from './format-number.ts'
import type { SvgDocument } from './svg-document.ts'
import { writeElement } from './write-element.ts'

/** Three decimals would be off by a level after a few steps. */
const FACTOR_DECIMALS = 6
/** Steep enough that any weight of a blurred edge becomes opaque. */
const ANY_TO_OPAQUE = 1_000

export interface FilteredPicture {
  readonly filters: readonly PictureFilter[]
  /** Where the picture is: the filters work on it alone. */
  readonly rect: Rect
  /** False when every pixel of the picture is opaque. */
  readonly hasAlpha: boolean
}

/** Puts `markup`, which draws the picture, under its filters. */
export function filterPicture(
  markup: string,
  picture: FilteredPicture,
  document: SvgDocument,
): string {
  if (picture.filters.length === 0) return markup
  const id = document.define(writeFilter(picture, ''), (ownId) => writeFilter(picture, ownId))
  return writeElement('g', { filter: `url(#${id})` }, markup)
}

function writeFilter({ filters, rect, hasAlpha }: FilteredPicture, id: string): string {
  const attributes = {
    id,
    filterUnits: 'userSpaceOnUse',
    ...rect,
    'color-interpolation-filters': 'sRGB',
  }
  return writeElement(
    'filter',
    attributes,
    filters.map((filter) => writeStep(filter, hasAlpha)).join(''),
  )
}

function writeStep(filter: PictureFilter, hasAlpha: boolean): string {
  if (filter.type === 'matrix') {
    return writeElement('feColorMatrix', { values: toRows(filter.values) })
  }
  const blur = writeElement('feGaussianBlur', { stdDeviation: filter.sigma })
  // Colours do not know their weight, so that making an opaque picture opaque again divides by it. SVG
  // has no division for others: these fade towards the edges of their rectangle.
  if (hasAlpha) return blur
  const opaque = writeElement('feFuncA', { type: 'linear', slope: ANY_TO_OPAQUE })
  return blur + writeElement('feComponentTransfer', {}, opaque)
}

/** Five columns of SVG, of which alpha is one, from our four; alpha stays. */
function toRows(values: readonly number[]): string {
  const rows: string[] = []
  for (let at = 0; at + 3 < values.length; at += 4) {
    const [red, green, blue, constant] = values
      .slice(at, at + 4)
      .map((value) => formatNumber(value, FACTOR_DECIMALS))
    rows.push(`${red} ${green} ${blue} 0 ${constant}`)
  }
  return `${rows.join(' ')} 0 0 0 1 0`
}
