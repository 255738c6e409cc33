import type { FontTables } from './font-tables.ts'

/** The range of one variation axis, in the units of CSS. */
export interface FontAxis {
  readonly min: number
  readonly default: number
  readonly max: number
}

/** What a font file says of itself, for matching. */
export interface FontDescription {
  readonly weight: readonly [number, number]
  readonly style: 'normal' | 'italic'
  /** Percent. */
  readonly stretch: readonly [number, number]
  readonly axes: ReadonlyMap<string, FontAxis>
  /** Whether glyphs may bring colours of their own. */
  readonly hasColors: boolean
}

/** Tables of glyphs with colours (OpenType, "Color fonts"). */
const COLOR_TABLES = ['COLR', 'SVG ', 'CBDT', 'sbix']

/** Percent of normal width for `usWidthClass` 1 to 9 (OpenType, OS/2). */
const WIDTH_PERCENT = [50, 62.5, 75, 87.5, 100, 112.5, 125, 150, 200]
const FIXED_ONE = 65_536

export function describeFont(tables: FontTables): FontDescription {
  const axes = readAxes(tables.get('fvar'))
  const os2 = tables.get('OS/2')
  const readable = os2 !== undefined && os2.byteLength >= 64
  const weight = readable ? Math.min(1000, Math.max(1, os2.getUint16(4))) : 400
  const stretch = readable ? (WIDTH_PERCENT[os2.getUint16(6) - 1] ?? 100) : 100
  const italic = readable && (os2.getUint16(62) & 1) === 1
  const wght = axes.get('wght')
  const wdth = axes.get('wdth')
  return {
    weight: wght === undefined ? [weight, weight] : [wght.min, wght.max],
    style: italic ? 'italic' : 'normal',
    stretch: wdth === undefined ? [stretch, stretch] : [wdth.min, wdth.max],
    axes,
    hasColors: COLOR_TABLES.some((tag) => tables.has(tag)),
  }
}

/** OpenType, fvar; axes that lie outside the table are left out. */
function readAxes(fvar: DataView | undefined): ReadonlyMap<string, FontAxis> {
  const axes = new Map<string, FontAxis>()
  if (fvar === undefined || fvar.byteLength < 16) return axes
  const start = fvar.getUint16(4)
  const count = fvar.getUint16(8)
  const size = fvar.getUint16(10)
  for (let i = 0; i < count; i++) {
    const at = start + i * size
    if (size < 20 || at + 20 > fvar.byteLength) break
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((k) => fvar.getUint8(at + k)))
    const min = fvar.getInt32(at + 4) / FIXED_ONE
    const max = fvar.getInt32(at + 12) / FIXED_ONE
    if (min <= max) axes.set(tag, { min, default: fvar.getInt32(at + 8) / FIXED_ONE, max })
  }
  return axes
}
