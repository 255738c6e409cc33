import { IDENTITY, type Matrix } from '../../foundation/matrix.ts'
import { type Path, POINTS_PER_VERB } from '../../foundation/path.ts'
import { formatScaled } from './format-number.ts'

/** Commands by verb. All are relative but the first moveto, so that several texts can be joined. */
const LETTERS = 'mlqcz'
/** Coordinates beyond it are drawn no differently, and whole thousandths stay exact below it. */
const LIMIT = 1e9

export interface PathDataOptions {
  /** Digits after the point. */
  readonly decimals?: number
  readonly transform?: Matrix
}

/**
 * Writes a path as compact SVG path data: relative, each number as short as can be.
 *
 * Every point is rounded where it lies, not as a step, so that errors do not add up.
 */
export function writePathData(path: Path, options: PathDataOptions = {}): string {
  const { decimals = 3, transform = IDENTITY } = options
  const writer = new PathDataWriter(10 ** decimals)
  let at = 0
  for (const verb of path.verbs) {
    const points: number[] = []
    const end = at + 2 * (POINTS_PER_VERB[verb] ?? 0)
    for (; at < end; at += 2) {
      const x = path.points[at] ?? 0
      const y = path.points[at + 1] ?? 0
      points.push(
        transform.a * x + transform.c * y + transform.e,
        transform.b * x + transform.d * y + transform.f,
      )
    }
    writer.add(LETTERS[verb] ?? '', points)
  }
  return writer.text
}

/** Keeps the pen in whole steps of the last digit. */
class PathDataWriter {
  readonly #factor: number
  readonly #tokens: string[] = []
  #letter = ''
  /** The number written last, unless a letter follows it. */
  #number = ''
  #x = 0
  #y = 0
  #startX = 0
  #startY = 0

  constructor(factor: number) {
    this.#factor = factor
  }

  get text(): string {
    return this.#tokens.join('')
  }

  add(letter: string, points: readonly number[]): void {
    if (letter === 'z') {
      this.#write('z', [])
      this.#x = this.#startX
      this.#y = this.#startY
      return
    }
    const fromX = this.#x
    const fromY = this.#y
    const steps: number[] = []
    for (let index = 0; index + 1 < points.length; index += 2) {
      this.#x = this.#round(points[index] ?? 0)
      this.#y = this.#round(points[index + 1] ?? 0)
      steps.push(this.#x - fromX, this.#y - fromY)
    }
    if (letter === 'm') {
      this.#startX = this.#x
      this.#startY = this.#y
    }
    const isStill = letter === 'l' && this.#x === fromX && this.#y === fromY
    // Only a contour that is nothing but a point shows one, under round and square caps.
    if (isStill && this.#letter !== 'm') return
    if (letter === 'l' && this.#y === fromY) this.#write('h', steps.slice(0, 1))
    else if (letter === 'l' && this.#x === fromX) this.#write('v', steps.slice(1))
    else this.#write(letter, steps)
  }

  #write(letter: string, steps: readonly number[]): void {
    // A repeated command needs no letter, save that pairs behind a moveto would become lines.
    if (letter !== this.#letter || letter === 'm') {
      this.#tokens.push(this.#tokens.length === 0 ? letter.toUpperCase() : letter)
      this.#letter = letter
      this.#number = ''
    }
    for (const step of steps) {
      const number = formatScaled(step, this.#factor)
      this.#tokens.push(runTogether(this.#number, number) ? ` ${number}` : number)
      this.#number = number
    }
  }

  #round(value: number): number {
    if (Number.isNaN(value)) return 0
    return Math.round(Math.min(LIMIT, Math.max(-LIMIT, value)) * this.#factor)
  }
}

/** Whether two numbers would be read as one without a space; `.5.5` is two (SVG 1.1, 8.3.9). */
function runTogether(before: string, number: string): boolean {
  if (before === '' || number.startsWith('-')) return false
  return !(number.startsWith('.') && before.includes('.'))
}
