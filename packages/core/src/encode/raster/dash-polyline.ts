import type { Polyline } from './polyline.ts'

/** Stops long lines with tiny dashes from taking memory without bound; they are then drawn solid. */
const MOST_DASHES = 50_000

/** Length given to a dash of 0, which round and square caps turn into a dot. */
const DOT_LENGTH = 1e-4

/**
 * Cuts polylines into dashes, each of them open, as SVG `stroke-dasharray` does; the pattern starts
 * anew with every polyline.
 *
 * On a closed contour the last dash runs on into the first when the pattern is on at both, so that
 * the start shows no seam. An unusable pattern (negative, not finite, or all 0) draws solid lines.
 */
export function dashPolylines(
  lines: readonly Polyline[],
  pattern: readonly number[],
): readonly Polyline[] {
  const lengths = pattern.length % 2 === 0 ? pattern : [...pattern, ...pattern]
  const period = lengths.reduce((sum, length) => sum + length, 0)
  const usable = period > 0 && Number.isFinite(period) && lengths.every((length) => length >= 0)
  const total = lines.reduce((sum, line) => sum + lengthOf(line.points), 0)
  if (!usable || total * lengths.length > period * MOST_DASHES) return lines
  return lines.flatMap((line) => dashPolyline(line, lengths))
}

function dashPolyline(line: Polyline, lengths: readonly number[]): readonly Polyline[] {
  const whole = line.closed
    ? { points: [...line.points, ...line.points.slice(0, 2)], smooth: [...line.smooth, false] }
    : line
  const cutter = new DashCutter(lengths)
  for (let point = 0; point < whole.smooth.length; point++) {
    const x = whole.points[2 * point] ?? 0
    const y = whole.points[2 * point + 1] ?? 0
    cutter.goTo(x, y, whole.smooth[point] ?? false)
  }
  const dashes = cutter.end()
  return line.closed && cutter.isOn ? joinEnds(dashes) : dashes
}

function lengthOf(points: readonly number[]): number {
  let length = 0
  for (let at = 2; at + 1 < points.length; at += 2) {
    const acrossX = (points[at] ?? 0) - (points[at - 2] ?? 0)
    length += Math.hypot(acrossX, (points[at + 1] ?? 0) - (points[at - 1] ?? 0))
  }
  return length
}

/** The first dash starts where the contour does, hence a last one that is on ends there. */
function joinEnds(dashes: readonly Polyline[]): readonly Polyline[] {
  const first = dashes[0]
  const last = dashes[dashes.length - 1]
  if (first === undefined || last === undefined || first === last) return dashes
  const joined: Polyline = {
    points: [...last.points, ...first.points.slice(2)],
    smooth: [...last.smooth, ...first.smooth.slice(1)],
    closed: false,
  }
  return [joined, ...dashes.slice(1, -1)]
}

interface OpenDash {
  readonly points: number[]
  readonly smooth: boolean[]
}

class DashCutter {
  readonly #lengths: readonly number[]
  readonly #dashes: Polyline[] = []
  #open: OpenDash | undefined
  #index = 0
  #left: number
  #x = 0
  #y = 0
  #started = false

  constructor(lengths: readonly number[]) {
    this.#lengths = lengths
    this.#left = this.#lengthAt(0)
  }

  /** Whether the pattern draws at the last point. */
  get isOn(): boolean {
    return this.#index % 2 === 0
  }

  goTo(x: number, y: number, smooth: boolean): void {
    if (!this.#started) {
      this.#started = true
      this.#x = x
      this.#y = y
      this.#switch()
      return
    }
    const acrossX = x - this.#x
    const acrossY = y - this.#y
    const length = Math.hypot(acrossX, acrossY)
    let done = 0
    while (length - done > this.#left) {
      done += this.#left
      this.#x = x - acrossX * (1 - done / length)
      this.#y = y - acrossY * (1 - done / length)
      this.#add(this.#x, this.#y, true)
      this.#index = (this.#index + 1) % this.#lengths.length
      this.#left = this.#lengthAt(this.#index)
      this.#switch()
    }
    this.#left -= length - done
    this.#x = x
    this.#y = y
    this.#add(x, y, smooth)
  }

  end(): readonly Polyline[] {
    this.#finish()
    return this.#dashes
  }

  #lengthAt(index: number): number {
    const length = this.#lengths[index] ?? 0
    return index % 2 === 0 ? Math.max(DOT_LENGTH, length) : length
  }

  #switch(): void {
    this.#finish()
    if (this.isOn) this.#open = { points: [this.#x, this.#y], smooth: [false] }
  }

  #add(x: number, y: number, smooth: boolean): void {
    this.#open?.points.push(x, y)
    this.#open?.smooth.push(smooth)
  }

  #finish(): void {
    if (this.#open !== undefined && this.#open.smooth.length > 1) {
      this.#dashes.push({ ...this.#open, closed: false })
    }
    this.#open = undefined
  }
}
