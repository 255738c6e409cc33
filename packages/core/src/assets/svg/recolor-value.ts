import { formatColor } from '../../foundation/format-color.ts'
import { parseColor } from '../../foundation/parse-color.ts'
import { BLACK, type Rgba } from '../../foundation/rgba.ts'
import type { ResolvedRecoloring } from '../../overrides/resolved-effects.ts'

const WHITE: Rgba = { r: 255, g: 255, b: 255, a: 1 }

/** Properties that are colours, with what they are where nothing says so; `stroke` is then `none`. */
export const COLOR_PROPERTIES: ReadonlyMap<string, Rgba | undefined> = new Map([
  ['fill', BLACK],
  ['stroke', undefined],
  ['color', BLACK],
  ['stop-color', BLACK],
  ['flood-color', BLACK],
  ['lighting-color', WHITE],
])

/** Values that name no colour of their own. */
const KEPT: ReadonlySet<string> = new Set([
  ...['none', 'currentcolor', 'inherit', 'unset', 'revert', 'context-fill', 'context-stroke'],
])

/** A reference with the colour that stands in for it, or with nothing. */
const REFERENCE = /^(url\([^)]*\))\s*(.*)$/is
const IMPORTANT = /^(.*?)(\s*!\s*important)$/is

/** Writes the value of a colour property in the colours that are wanted; others are returned as they are. */
export function recolorValue(
  property: string,
  value: string,
  recoloring: ResolvedRecoloring,
): string {
  if (!COLOR_PROPERTIES.has(property)) return value
  const [, plain = value, important = ''] = IMPORTANT.exec(value.trim()) ?? []
  const [, url, standIn = ''] = REFERENCE.exec(plain.trim()) ?? []
  if (url === undefined) return recolorPlain(property, plain.trim(), recoloring) + important
  if (standIn === '') return value
  return `${url} ${recolorPlain(property, standIn, recoloring)}${important}`
}

/** What a colour becomes. */
export function recolor(color: Rgba, { changes, fill }: ResolvedRecoloring): Rgba {
  const named = changes.find(({ from }) => isSame(from, color))
  if (named !== undefined) return named.to
  return fill === undefined ? color : { ...fill, a: fill.a * color.a }
}

function recolorPlain(property: string, value: string, recoloring: ResolvedRecoloring): string {
  const word = value.toLowerCase()
  if (KEPT.has(word)) return value
  const color = word === 'initial' ? COLOR_PROPERTIES.get(property) : parseColor(value)
  if (color !== undefined) {
    const changed = recolor(color, recoloring)
    return changed === color ? value : formatColor(changed)
  }
  // A notation that we cannot read may be one that a viewer of our SVG can.
  const { fill } = recoloring
  return word === 'initial' || fill === undefined ? value : formatColor(fill)
}

/** As eight bits a channel tell them apart. */
function isSame(one: Rgba, other: Rgba): boolean {
  const hasSameAlpha = Math.round(one.a * 255) === Math.round(other.a * 255)
  return one.r === other.r && one.g === other.g && one.b === other.b && hasSameAlpha
}
