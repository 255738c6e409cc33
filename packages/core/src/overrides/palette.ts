import { PlatenError } from '../foundation/errors.ts'
import { didYouMean } from '../foundation/nearest-name.ts'
import { parseColor } from '../foundation/parse-color.ts'
import { quote } from '../foundation/quote.ts'
import type { Rgba } from '../foundation/rgba.ts'
import { type Color, tokenOf } from '../model/fill.ts'

/** The colours that tokens stand for, without their `$`. */
export type Palette = ReadonlyMap<string, Rgba>

/**
 * The colour itself, a `$token` looked up.
 *
 * @param property Where the colour stands in its layer, for the error's pointer.
 * @throws {PlatenError} `unknown_token`, `invalid_color`.
 */
export function resolveColor(color: Color, palette: Palette, property: string): Rgba {
  const token = tokenOf(color)
  const rgba = token === undefined ? parseColor(color) : palette.get(token)
  if (rgba !== undefined) return rgba
  const pointer = `/${property}`
  if (token === undefined) {
    throw new PlatenError('invalid_color', `${quote(color)} is no colour.`, {
      pointer,
    })
  }
  throw new PlatenError(
    'unknown_token',
    `The template has no token ${quote(`$${token}`)}.${didYouMean(token, palette.keys())}`,
    { pointer },
  )
}
