import type { Matrix } from '../../foundation/matrix.ts'
import { PATH_VERB, type Path } from '../../foundation/path.ts'
import type { Geometry } from '../../paint/display-list.ts'
import { transformPath } from '../../paint/transform-path.ts'
import { isSquareCornered, toPath } from '../raster/geometry-path.ts'
import { isUpright } from '../raster/upright.ts'
import { writeNumbers } from './write-value.ts'

/** Path construction operators (ISO 32000-1, 8.5.2) for a geometry moved by `matrix`. */
export function writeGeometry(geometry: Geometry, matrix: Matrix): string {
  if (geometry.type === 'rect' && isSquareCornered(geometry) && isUpright(matrix)) {
    const { x, y, width, height } = geometry.rect
    const { a, d, e, f } = matrix
    return `${writeNumbers([a * x + e, d * y + f, a * width, d * height])} re\n`
  }
  return writePath(transformPath(toPath(geometry), matrix))
}

/** The operator that ends in a fill or clip: `f`, `W`, with the even-odd rule `f*`, `W*`. */
export function withRule(operator: string, geometry: Geometry): string {
  return geometry.type === 'path' && geometry.rule === 'evenodd' ? `${operator}*` : operator
}

function writePath({ verbs, points }: Path): string {
  let text = ''
  let at = 0
  let x = 0
  let y = 0
  const take = () => points[at++] ?? 0
  for (const verb of verbs) {
    switch (verb) {
      case PATH_VERB.move:
      case PATH_VERB.line:
        x = take()
        y = take()
        text += `${writeNumbers([x, y])} ${verb === PATH_VERB.move ? 'm' : 'l'}\n`
        break
      case PATH_VERB.quad: {
        // PDF knows cubic curves only; raising the degree is exact.
        const [controlX, controlY, endX, endY] = [take(), take(), take(), take()]
        const first = [x + (2 / 3) * (controlX - x), y + (2 / 3) * (controlY - y)]
        const second = [endX + (2 / 3) * (controlX - endX), endY + (2 / 3) * (controlY - endY)]
        text += `${writeNumbers([...first, ...second, endX, endY])} c\n`
        x = endX
        y = endY
        break
      }
      case PATH_VERB.cubic: {
        const controls = [take(), take(), take(), take()]
        x = take()
        y = take()
        text += `${writeNumbers([...controls, x, y])} c\n`
        break
      }
      case PATH_VERB.close:
        text += 'h\n'
        break
    }
  }
  return text
}
