import type { Rect } from '../../foundation/geometry.ts'
import { IDENTITY } from '../../foundation/matrix.ts'
import { PathBuilder } from '../../foundation/path.ts'
import type { Geometry, ShadowCommand } from '../../paint/display-list.ts'
import { outsetRect, uniteRects } from '../../paint/rect-algebra.ts'
import { addRoundedRect } from '../../paint/rounded-rect-path.ts'
import { transformPath } from '../../paint/transform-path.ts'
import type { SvgDocument } from './svg-document.ts'
import { writeElement } from './write-element.ts'
import { opacityOf, toHex } from './write-paint.ts'
import { writePathData } from './write-path-data.ts'

/** Writes a shadow as a filter on what casts it; `casters` is the markup of these. */
export function writeShadow(
  command: ShadowCommand,
  casters: string,
  document: SvgDocument,
): string {
  const region = filterRegion(command)
  if (region === undefined || casters === '') return ''
  const key = writeFilter(command, region, '')
  const id = document.define(key, (ownId) => writeFilter(command, region, ownId))
  const shadow = writeElement('g', { filter: `url(#${id})` }, casters)
  if (command.except === undefined) return shadow
  return writeElement(
    'g',
    { 'clip-path': `url(#${defineExcept(command, region, document)})` },
    shadow,
  )
}

/**
 * The filter's region must hold the casters too: what lies outside is cut before it is blurred.
 * One more px keeps the soft edges of the ink in.
 */
function filterRegion(command: ShadowCommand): Rect | undefined {
  const ink = uniteRects(command.casters.map((caster) => caster.bounds))
  if (ink === undefined) return undefined
  const moved = { ...ink, x: ink.x + command.x, y: ink.y + command.y }
  return uniteRects([outsetRect(ink, 1), outsetRect(moved, 3 * command.sigma + 1)])
}

function writeFilter({ x, y, sigma, color }: ShadowCommand, region: Rect, id: string): string {
  // A deviation of 0 would make everything vanish (SVG 1.1 section 15.17), so it is left out.
  const blur =
    sigma > 0
      ? writeElement('feGaussianBlur', { in: 'SourceAlpha', stdDeviation: sigma, result: 'b' })
      : ''
  const steps = [
    blur,
    writeElement('feOffset', { in: sigma > 0 ? 'b' : 'SourceAlpha', dx: x, dy: y, result: 'o' }),
    writeElement('feFlood', { 'flood-color': toHex(color), 'flood-opacity': opacityOf(color) }),
    writeElement('feComposite', { in2: 'o', operator: 'in' }),
  ]
  const attributes = {
    id,
    filterUnits: 'userSpaceOnUse',
    ...region,
    // The default, linearRGB, would change the colour.
    'color-interpolation-filters': 'sRGB',
  }
  return writeElement('filter', attributes, steps.join(''))
}

/** A clip that leaves out the inside of `except`: the region with a hole, even-odd. */
function defineExcept(command: ShadowCommand, region: Rect, document: SvgDocument): string {
  const outside = new PathBuilder()
  addRoundedRect(outside, outsetRect(region, 1), [0, 0, 0, 0])
  const hole = command.except === undefined ? '' : holeOf(command.except)
  const d = writePathData(outside.build()) + hole
  const write = (id: string) =>
    writeElement('clipPath', { id }, writeElement('path', { d, 'clip-rule': 'evenodd' }))
  return document.define(write(''), write)
}

function holeOf(except: NonNullable<ShadowCommand['except']>): string {
  const { geometry, transform = IDENTITY } = except
  return writePathData(transformPath(pathOf(geometry), transform))
}

function pathOf(geometry: Geometry) {
  if (geometry.type === 'path') return geometry.path
  const builder = new PathBuilder()
  addRoundedRect(builder, geometry.rect, geometry.radii)
  return builder.build()
}
