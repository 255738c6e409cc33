import type { Rect } from '../foundation/geometry.ts'
import { type Path, PathBuilder } from '../foundation/path.ts'
import type { ShapeOutline } from '../overrides/shape-outline.ts'
import { buildArc } from './arc-path.ts'
import { clampRadii } from './corner-radius.ts'
import type { Geometry } from './display-list.ts'
import { QUARTER_ARM } from './rounded-rect-path.ts'
import { transformPath } from './transform-path.ts'

type OutlineOf<Shape extends ShapeOutline['shape']> = Extract<
  ShapeOutline,
  { readonly shape: Shape }
>

type ReadPath = (data: string) => Path

const BUILDERS: {
  readonly [Shape in ShapeOutline['shape']]: (
    outline: OutlineOf<Shape>,
    box: Rect,
    readPath: ReadPath,
  ) => Geometry
} = {
  rect: ({ radii }, rect) => ({ type: 'rect', rect, radii: clampRadii(radii, rect) }),
  ellipse: (_, box) => buildEllipse(box),
  line: (_, { x, y, width, height }) =>
    nonzero(
      new PathBuilder()
        .moveTo(x, y)
        .lineTo(x + width, y + height)
        .build(),
    ),
  polygon: ({ sides }, box) => buildCorners(box, sides, () => 1),
  star: ({ points, innerRatio }, box) =>
    buildCorners(box, 2 * points, (corner) => (corner % 2 === 0 ? 1 : innerRatio)),
  triangle: ({ apex }, { x, y, width, height }) =>
    nonzero(
      new PathBuilder()
        .moveTo(x + apex * width, y)
        .lineTo(x + width, y + height)
        .lineTo(x, y + height)
        .close()
        .build(),
    ),
  arrow: ({ shaftRatio }, box) => nonzero(buildBlockArrow(box, shaftRatio)),
  arc: (outline, box) => nonzero(buildArc(outline, box)),
  path: ({ d }, { x, y }, readPath) =>
    nonzero(transformPath(readPath(d), { a: 1, b: 0, c: 0, d: 1, e: x, f: y })),
}

/**
 * The outline of a shape in its box, page px.
 *
 * Polygons and stars have their outer corners on the ellipse that fills the box.
 */
export function buildOutline(outline: ShapeOutline, box: Rect, readPath: ReadPath): Geometry {
  // The table pairs each outline with its builder; a lookup cannot express that pair.
  const build = BUILDERS[outline.shape] as (
    outline: ShapeOutline,
    box: Rect,
    readPath: ReadPath,
  ) => Geometry
  return build(outline, box, readPath)
}

/** A circle is a rectangle that is all corners, which exporters know best. */
function buildEllipse(box: Rect): Geometry {
  const radiusX = box.width / 2
  const radiusY = box.height / 2
  if (radiusX === radiusY) {
    return { type: 'rect', rect: box, radii: [radiusX, radiusX, radiusX, radiusX] }
  }
  const centerX = box.x + radiusX
  const centerY = box.y + radiusY
  const armX = radiusX * QUARTER_ARM
  const armY = radiusY * QUARTER_ARM
  const left = box.x
  const top = box.y
  const right = left + box.width
  const bottom = top + box.height
  const path = new PathBuilder()
    .moveTo(centerX, top)
    .cubicTo(centerX + armX, top, right, centerY - armY, right, centerY)
    .cubicTo(right, centerY + armY, centerX + armX, bottom, centerX, bottom)
    .cubicTo(centerX - armX, bottom, left, centerY + armY, left, centerY)
    .cubicTo(left, centerY - armY, centerX - armX, top, centerX, top)
    .close()
  return nonzero(path.build())
}

/** A head as long as half the height, as far as there is room, and a shaft to the left edge. */
function buildBlockArrow({ x, y, width, height }: Rect, shaftRatio: number): Path {
  const neck = x + width - Math.min(width, height / 2)
  const middle = y + height / 2
  const half = (height / 2) * shaftRatio
  return new PathBuilder()
    .moveTo(x, middle - half)
    .lineTo(neck, middle - half)
    .lineTo(neck, y)
    .lineTo(x + width, middle)
    .lineTo(neck, y + height)
    .lineTo(neck, middle + half)
    .lineTo(x, middle + half)
    .close()
    .build()
}

/** Corners at equal angles, clockwise from the top; `distance` is 1 on the ellipse. */
function buildCorners(box: Rect, count: number, distance: (corner: number) => number): Geometry {
  const radiusX = box.width / 2
  const radiusY = box.height / 2
  const builder = new PathBuilder()
  for (let corner = 0; corner < count; corner++) {
    const angle = (2 * Math.PI * corner) / count
    const x = box.x + radiusX * (1 + Math.sin(angle) * distance(corner))
    const y = box.y + radiusY * (1 - Math.cos(angle) * distance(corner))
    if (corner === 0) builder.moveTo(x, y)
    else builder.lineTo(x, y)
  }
  return nonzero(builder.close().build())
}

function nonzero(path: Path): Geometry {
  return { type: 'path', path, rule: 'nonzero' }
}
