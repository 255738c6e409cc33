import { contrastRatio, mixOver, type Rgb } from '../../foundation/contrast-ratio.ts'
import { intersectRects, type Rect } from '../../foundation/geometry.ts'
import type { Rgba } from '../../foundation/rgba.ts'
import type { DisplayList, Paint } from '../../paint/display-list.ts'
import { uniteRects } from '../../paint/rect-algebra.ts'
import { findInks, type Ink, type LayerInk } from './find-inks.ts'
import { findPlainBackdrop } from './find-plain-backdrop.ts'
import { type ContrastTools, measureContrast } from './measure-contrast.ts'

/** By the path of each text whose letters are seen: its ratio, or that it is not known. */
export type ContrastByLayer = ReadonlyMap<string, number | 'unknown'>

/** Px that are looked at for one ink; more are looked at in a smaller picture. */
const MAX_PIXELS = 2_000_000

/**
 * The contrast of every text of a page with what is behind it: that of its worst colour, rounded
 * down to two digits.
 *
 * @param tools Draws what commands alone do not tell. Without them that is `unknown`.
 */
export async function judgeContrast(
  list: DisplayList,
  scale: number,
  tools?: ContrastTools,
): Promise<ContrastByLayer> {
  const ratios = new Map<string, number | 'unknown'>()
  for (const layer of findInks(list.commands).values()) {
    for (const ink of layer.inks) {
      const ratio = await judgeInk(ink, { list, layer, scale }, tools)
      if (ratio === undefined) continue
      const known = ratios.get(layer.path)
      ratios.set(layer.path, known === undefined ? ratio : worse(known, ratio))
    }
  }
  return ratios
}

interface InkPlace {
  readonly list: DisplayList
  readonly layer: LayerInk
  readonly scale: number
}

/** @returns `undefined` when nothing of it is seen. */
async function judgeInk(
  ink: Ink,
  { list, layer, scale }: InkPlace,
  tools: ContrastTools | undefined,
): Promise<number | 'unknown' | undefined> {
  const page: Rect = { x: 0, y: 0, width: list.width, height: list.height }
  const bounds = uniteRects(ink.glyphs.map((glyphs) => glyphs.bounds))
  const area = bounds && intersectRects(toWholePx(bounds), page)
  if (area === undefined) return undefined
  const backdrop = findPlainBackdrop(list.commands, layer, area)
  const plain = backdrop && judgePlain(ink.paint, backdrop)
  if (plain !== undefined) return round(plain)
  if (tools === undefined) return 'unknown'
  const largest = Math.sqrt(MAX_PIXELS / (area.width * area.height))
  const place = { list, layer, area, scale: Math.min(scale, largest) }
  const measured = await measureContrast(ink, place, tools)
  return measured && round(measured)
}

/** Else the picture of the area would be stretched a little. */
function toWholePx({ x, y, width, height }: Rect): Rect {
  const left = Math.floor(x)
  const top = Math.floor(y)
  return {
    x: left,
    y: top,
    width: Math.ceil(x + width) - left,
    height: Math.ceil(y + height) - top,
  }
}

function judgePlain(paint: Paint, backdrop: Rgba): number | undefined {
  if (paint.type !== 'solid') return undefined
  const behind = toRgb(backdrop)
  return contrastRatio(mixOver(toRgb(paint.color), paint.color.a, behind), behind)
}

function toRgb({ r, g, b }: Rgba): Rgb {
  return [r, g, b]
}

/** Down, so that what is told is never better than what is. */
function round(ratio: number): number {
  return Math.floor(ratio * 100 + 1e-6) / 100
}

function worse(one: number | 'unknown', other: number | 'unknown'): number | 'unknown' {
  return one === 'unknown' || other === 'unknown' ? 'unknown' : Math.min(one, other)
}
