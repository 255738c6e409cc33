import { type Path, PathBuilder } from '../foundation/path.ts'
import type { ResolvedArrows } from '../overrides/resolved-effects.ts'
import { type Contour, endOf, joinContours, reverseContour, splitContours } from './contour.ts'
import { cutTail } from './cut-tail.ts'
import type { Geometry } from './display-list.ts'
import { QUARTER_ARM } from './rounded-rect-path.ts'
import { transformPath } from './transform-path.ts'

/** A line that ends in heads. */
export interface ArrowedLine {
  /** What is left to stroke. */
  readonly shaft: Geometry
  /** To be filled in the same paint. */
  readonly heads: readonly Geometry[]
}

type Head = NonNullable<ResolvedArrows['end']>

/** A head of a length, in px, that points to the right, with the end of the line at 0, 0. */
interface HeadForm {
  /** By how much the line ends earlier, so that not even a square cap sticks out of the head. */
  readonly cut: (lengthPx: number, strokePx: number) => number
  readonly build: (lengthPx: number, strokePx: number) => Path
}

const FORMS: Readonly<Record<Head, HeadForm>> = {
  triangle: {
    cut: (length) => 0.75 * length,
    build: (length) => polygon([0, 0, -length, length / 2, -length, -length / 2]),
  },
  open: { cut: (_, stroke) => 1.5 * stroke, build: buildOpenHead },
  circle: { cut: () => 0, build: (length) => circle(length / 2) },
  diamond: {
    cut: () => 0,
    build: (length) => polygon([length / 2, 0, 0, length / 2, -length / 2, 0, 0, -length / 2]),
  },
  bar: {
    cut: () => 0,
    build: (length, stroke) => {
      const [right, bottom] = [stroke / 2, length / 2]
      return polygon([right, -bottom, right, bottom, -right, bottom, -right, -bottom])
    },
  },
}

/**
 * Puts heads on the ends of a path: on the start of its first contour and the end of its last one, where
 * these are open. A head lies along the last stretch of the line that is as long as itself.
 */
export function addArrowHeads(path: Path, arrows: ResolvedArrows, strokePx: number): ArrowedLine {
  const contours = splitContours(path)
  const place = (contour: Contour | undefined, head: Head | undefined) =>
    contour === undefined || head === undefined || contour.isClosed
      ? undefined
      : placeHead(contour, head, { lengthPx: arrows.size * strokePx, strokePx })
  const [first] = contours
  const start = place(first && reverseContour(first), arrows.start)
  const end = place(contours.at(-1), arrows.end)
  const lines = contours.map((contour, index) => {
    const isLast = index === contours.length - 1
    const line = isLast && end !== undefined ? cutTail(contour, end.cutPx) : contour
    if (index > 0 || start === undefined) return line
    return reverseContour(cutTail(reverseContour(line), start.cutPx))
  })
  const heads = [start, end].flatMap((head) => (head === undefined ? [] : [head.geometry]))
  return { shaft: nonzero(joinContours(lines.filter(isLine))), heads }
}

/** What a cut has left nothing of would be drawn as a dot. */
function isLine({ segments }: Contour): boolean {
  return segments.length > 0
}

/** `undefined` for a line without a length, which leads nowhere. */
function placeHead(
  contour: Contour,
  head: Head,
  { lengthPx, strokePx }: { readonly lengthPx: number; readonly strokePx: number },
): { readonly geometry: Geometry; readonly cutPx: number } | undefined {
  const tip = endOf(contour)
  const back = endOf(cutTail(contour, lengthPx))
  const distance = Math.hypot(tip.x - back.x, tip.y - back.y)
  if (distance === 0) return undefined
  const cos = (tip.x - back.x) / distance
  const sin = (tip.y - back.y) / distance
  const { cut, build } = FORMS[head]
  const toEnd = { a: cos, b: sin, c: -sin, d: cos, e: tip.x, f: tip.y }
  const geometry = nonzero(transformPath(build(lengthPx, strokePx), toEnd))
  return { geometry, cutPx: cut(lengthPx, strokePx) }
}

/** Two arms as thick as the line, along the sides of the triangle. */
function buildOpenHead(length: number, stroke: number): Path {
  // Half the height of a head is half its length: its sides go two to the left for one up or down.
  const diagonal = Math.sqrt(5)
  const backX = -length - stroke / diagonal
  const backY = length / 2 - (2 * stroke) / diagonal
  const [tail, inner] = [length / 2, -stroke * diagonal]
  return polygon([0, 0, -length, tail, backX, backY, inner, 0, backX, -backY, -length, -tail])
}

function circle(radius: number): Path {
  const arm = radius * QUARTER_ARM
  return new PathBuilder()
    .moveTo(radius, 0)
    .cubicTo(radius, arm, arm, radius, 0, radius)
    .cubicTo(-arm, radius, -radius, arm, -radius, 0)
    .cubicTo(-radius, -arm, -arm, -radius, 0, -radius)
    .cubicTo(arm, -radius, radius, -arm, radius, 0)
    .close()
    .build()
}

function polygon(coordinates: readonly number[]): Path {
  const builder = new PathBuilder()
  for (let at = 0; at + 1 < coordinates.length; at += 2) {
    const [x = 0, y = 0] = coordinates.slice(at, at + 2)
    if (at === 0) builder.moveTo(x, y)
    else builder.lineTo(x, y)
  }
  return builder.close().build()
}

function nonzero(path: Path): Geometry {
  return { type: 'path', path, rule: 'nonzero' }
}
