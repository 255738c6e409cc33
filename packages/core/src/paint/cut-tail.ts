import type { Point } from '../foundation/geometry.ts'
import type { Contour } from './contour.ts'

/** Chords by which the length of a curve is measured; a head is rarely as long as its curve. */
const CHORDS = 64

/**
 * A line without its last `length` px; without any segment when it is not longer than that.
 *
 * Looks only at the segments that are cut.
 */
export function cutTail(contour: Contour, length: number): Contour {
  let left = length
  for (let count = contour.segments.length; count > 0; count--) {
    if (left <= 0) return { ...contour, segments: contour.segments.slice(0, count) }
    const segment = contour.segments[count - 1] ?? []
    const from = contour.segments[count - 2]?.at(-1) ?? contour.start
    const chords = measureChords([from, ...segment])
    const whole = chords.reduce((sum, chord) => sum + chord, 0)
    if (whole > left) {
      const kept = splitAt([from, ...segment], shareAt(chords, whole - left))
      return { ...contour, segments: [...contour.segments.slice(0, count - 1), kept.slice(1)] }
    }
    left -= whole
  }
  return { ...contour, segments: [] }
}

/** Lengths of the chords of a curve at equal steps of its parameter. */
function measureChords(curve: readonly Point[]): readonly number[] {
  const steps = curve.length > 2 ? CHORDS : 1
  const places = Array.from({ length: steps + 1 }, (_, step) => pointAt(curve, step / steps))
  return places.slice(1).map((place, index) => distance(places[index] ?? place, place))
}

/** The parameter at which a curve is `length` px long. */
function shareAt(chords: readonly number[], length: number): number {
  let before = 0
  for (const [index, chord] of chords.entries()) {
    if (before + chord >= length) {
      const within = chord > 0 ? (length - before) / chord : 0
      return (index + within) / chords.length
    }
    before += chord
  }
  return 1
}

function pointAt(curve: readonly Point[], share: number): Point {
  return splitAt(curve, share).at(-1) ?? { x: 0, y: 0 }
}

/** De Casteljau: the part of a Bézier curve up to a parameter. */
function splitAt(curve: readonly Point[], share: number): readonly Point[] {
  const part: Point[] = []
  let row = curve
  while (row.length > 0) {
    const [first] = row
    if (first !== undefined) part.push(first)
    row = row.slice(1).map((point, index) => mix(row[index] ?? point, point, share))
  }
  return part
}

function mix(a: Point, b: Point, share: number): Point {
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y)
}
