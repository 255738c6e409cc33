import type { GlyphColor, GlyphStop } from './color-glyph.ts'

/** How a colour line goes on beyond its first and last stop (OpenType, table `Extend`). */
export type Extend = 'pad' | 'repeat' | 'reflect'

/** The stops of a gradient, at offsets of any size, ascending. */
export interface ColorLine {
  readonly extend: Extend
  readonly stops: readonly GlyphStop[]
}

/** A stretch of the line on which a gradient lies; `from` is below `to`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Beyond as many repetitions, which are finer than a pixel, the ends go on. */
const MAX_PERIODS = 64

export function toColorLine(extend: Extend, stops: readonly GlyphStop[]): ColorLine {
  return { extend, stops: [...stops].sort((a, b) => a.at - b.at) }
}

/** The line seen from its other end. */
export function reverseLine({ extend, stops }: ColorLine): ColorLine {
  return { extend, stops: stops.map(({ at, color }) => ({ at: 1 - at, color })).reverse() }
}

/** From the first stop to the last; `undefined` where all lie in one place. */
function periodOf({ stops }: ColorLine): Stretch | undefined {
  const from = stops[0]?.at ?? 0
  const to = stops.at(-1)?.at ?? 0
  return to > from ? { from, to } : undefined
}

/**
 * The stretch that must be written out so that the line is right on all of `seen`: its own for one
 * that is padded, whole repetitions otherwise.
 */
export function stretchFor(line: ColorLine, seen: Stretch): Stretch {
  const period = periodOf(line)
  const at = line.stops[0]?.at ?? 0
  if (period === undefined) return { from: at - 1, to: at + 1 }
  if (line.extend === 'pad') return period
  const length = period.to - period.from
  const first = Math.floor((seen.from - period.from) / length)
  const last = Math.ceil((seen.to - period.from) / length)
  const low = Math.max(-MAX_PERIODS / 2, Math.min(first, 0))
  const high = Math.min(MAX_PERIODS / 2, Math.max(last, 1))
  return { from: period.from + low * length, to: period.from + high * length }
}

/** The stops on a stretch, repetitions written out, with 0 at its start and 1 at its end. */
export function writeStops(line: ColorLine, { from, to }: Stretch): readonly GlyphStop[] {
  const unit = to - from
  const inside = unroll(line, { from, to }).filter(({ at }) => at >= from && at <= to)
  const all = [
    { at: from, color: colorAt(line, from) },
    ...inside,
    { at: to, color: colorAt(line, to) },
  ]
  // Where repetitions meet, rounding must not turn their order around.
  let reached = 0
  return all.map(({ at, color }) => {
    reached = Math.min(1, Math.max(reached, (at - from) / unit))
    return { at: reached, color }
  })
}

function unroll(line: ColorLine, stretch: Stretch): readonly GlyphStop[] {
  const period = periodOf(line)
  if (line.extend === 'pad' || period === undefined) return line.stops
  const length = period.to - period.from
  const first = Math.floor((stretch.from - period.from) / length)
  const last = Math.min(first + MAX_PERIODS, Math.ceil((stretch.to - period.from) / length))
  const stops: GlyphStop[] = []
  for (let turn = first; turn < last; turn++) {
    const start = period.from + turn * length
    const mirrored = line.extend === 'reflect' && turn % 2 !== 0
    const own = mirrored ? [...line.stops].reverse() : line.stops
    for (const { at, color } of own) {
      const offset = mirrored ? period.to - at : at - period.from
      stops.push({ at: start + offset, color })
    }
  }
  return stops
}

/** The colour at an offset; at a hard stop the one before it. */
function colorAt(line: ColorLine, offset: number): GlyphColor {
  const { stops } = line
  const at = foldOffset(line, offset)
  const next = stops.findIndex((stop) => stop.at >= at)
  const after = stops[next === -1 ? stops.length - 1 : next]
  const before = stops[Math.max(0, next - 1)] ?? after
  if (before === undefined || after === undefined) return CLEAR
  const span = after.at - before.at
  if (next === -1 || span <= 0 || at <= before.at)
    return at <= before.at ? before.color : after.color
  return mixColors(before.color, after.color, (at - before.at) / span)
}

const CLEAR: GlyphColor = { r: 0, g: 0, b: 0, a: 0, isForeground: false }

/** Where in the period an offset of a repeated line lies. */
function foldOffset(line: ColorLine, offset: number): number {
  const period = periodOf(line)
  if (line.extend === 'pad' || period === undefined) return offset
  const length = period.to - period.from
  const turns = (offset - period.from) / length
  const turn = Math.floor(turns)
  const share = turns - turn
  const mirrored = line.extend === 'reflect' && turn % 2 !== 0
  return period.from + (mirrored ? 1 - share : share) * length
}

/** The text's own colour is not known yet: the nearer of two that differ in this. */
function mixColors(one: GlyphColor, other: GlyphColor, share: number): GlyphColor {
  if (one.isForeground !== other.isForeground) return share < 0.5 ? one : other
  const near = one.a * (1 - share)
  const far = other.a * share
  const a = near + far
  if (a <= 0) return { ...one, a: 0 }
  const channel = (from: number, to: number) => Math.round((from * near + to * far) / a)
  return {
    r: channel(one.r, other.r),
    g: channel(one.g, other.g),
    b: channel(one.b, other.b),
    a,
    isForeground: one.isForeground,
  }
}
