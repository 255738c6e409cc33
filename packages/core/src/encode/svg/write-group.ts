import { nearestBlendMode } from '../../foundation/blend-mode.ts'
import type { Rect } from '../../foundation/geometry.ts'
import type { PushGroupCommand, PushMaskCommand } from '../../paint/display-list.ts'
import { outsetRect } from '../../paint/rect-algebra.ts'
import type { SvgDocument } from './svg-document.ts'
import { writeAttributes, writeElement } from './write-element.ts'

/** Opens a group that is blurred, faded and blended as one, in the order of CSS. */
export function writeGroupStart(command: PushGroupCommand, document: SvgDocument): string {
  const { opacity, blurSigma } = command
  const blend = nearestBlendMode(command.blend)
  // Without any of the three a `<g>` would blend what is in it with all that lies under it.
  const style = blend === 'normal' ? 'isolation:isolate' : `mix-blend-mode:${blend}`
  const isPlain = blend === 'normal' && (opacity < 1 || blurSigma > 0)
  const attributes = {
    opacity: opacity < 1 ? opacity : undefined,
    filter: blurSigma > 0 ? `url(#${defineBlur(command, document)})` : undefined,
    style: isPlain ? undefined : style,
  }
  return `<g${writeAttributes(attributes)}>`
}

/** A region that holds all that shines into the bounds; what lies outside is cut before the blur. */
function defineBlur({ bounds, blurSigma }: PushGroupCommand, document: SvgDocument): string {
  const write = (id: string) =>
    writeElement(
      'filter',
      {
        id,
        filterUnits: 'userSpaceOnUse',
        ...outsetRect(bounds, 3 * blurSigma + 1),
        'color-interpolation-filters': 'sRGB',
      },
      writeElement('feGaussianBlur', { stdDeviation: blurSigma }),
    )
  return document.define(write(''), write)
}

/** Opens a group that shows as far as `mask`, markup, is opaque, or is not when it is inverted. */
export function writeMaskStart(
  { bounds, inverted }: PushMaskCommand,
  mask: string,
  document: SvgDocument,
): string {
  const area = outsetRect(bounds, 1)
  const write = (id: string) =>
    writeElement(
      'mask',
      {
        ...{ id, maskUnits: 'userSpaceOnUse', ...area },
        style: inverted ? undefined : 'mask-type:alpha',
      },
      inverted ? writeInverted(area, mask, document) : mask,
    )
  return `<g${writeAttributes({ mask: `url(#${document.define(write(''), write)})` })}>`
}

/** The mask in black on white: what is bright counts where a mask goes by its luminance. */
function writeInverted(area: Rect, mask: string, document: SvgDocument): string {
  const writeBlack = (id: string) =>
    writeElement(
      'filter',
      { id, filterUnits: 'userSpaceOnUse', ...area, 'color-interpolation-filters': 'sRGB' },
      writeElement('feColorMatrix', { values: '0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0' }),
    )
  const black = document.define(writeBlack(''), writeBlack)
  return (
    writeElement('rect', { ...area, fill: '#fff' }) +
    writeElement('g', { filter: `url(#${black})` }, mask)
  )
}
