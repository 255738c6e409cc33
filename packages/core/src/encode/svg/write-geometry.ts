import { PathBuilder } from '../../foundation/path.ts'
import type { Geometry } from '../../paint/display-list.ts'
import { addRoundedRect } from '../../paint/rounded-rect-path.ts'
import { type Attributes, writeElement } from './write-element.ts'
import { writePathData } from './write-path-data.ts'

/** Which attribute says how a path is filled: clip paths have their own. */
type RuleProperty = 'fill-rule' | 'clip-rule'

/** A geometry as `<rect>` where it can be one, else as `<path>`. */
export function writeGeometry(
  geometry: Geometry,
  attributes: Attributes,
  ruleProperty: RuleProperty = 'fill-rule',
): string {
  if (geometry.type === 'path') {
    const rule = geometry.rule === 'evenodd' ? 'evenodd' : undefined
    const d = writePathData(geometry.path)
    return writeElement('path', { d, [ruleProperty]: rule, ...attributes })
  }
  const { rect, radii } = geometry
  const [radius] = radii
  if (radii.every((other) => other === radius)) {
    const rx = radius > 0 ? radius : undefined
    return writeElement('rect', { ...rect, rx, ...attributes })
  }
  const builder = new PathBuilder()
  addRoundedRect(builder, rect, radii)
  return writeElement('path', { d: writePathData(builder.build()), ...attributes })
}
