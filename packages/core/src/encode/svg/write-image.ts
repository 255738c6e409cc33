import type { ImageCommand, ImageSource } from '../../paint/display-list.ts'
import { imageKey, type UseCounts } from './count-uses.ts'
import { base64Length, toDataUri } from './data-uri.ts'
import { formatNumber } from './format-number.ts'
import { mirrorAbout } from './mirror-about.ts'
import { stripMetadata } from './strip-metadata.ts'
import type { SvgDocument } from './svg-document.ts'
import { turnUpright } from './turn-upright.ts'
import { type Attributes, writeElement } from './write-element.ts'
import { filterPicture } from './write-picture-filter.ts'
import { writeTransform } from './write-transform.ts'

/** Writes an image as a `data:` URI; one that is drawn several times is embedded once. */
export function writeImage(
  command: ImageCommand,
  document: SvgDocument,
  counts: UseCounts,
): string {
  const { image, crop, rect } = command
  const key = imageKey(image.digest)
  const content =
    (counts.get(key) ?? 0) > 1
      ? writeElement('use', {
          'xlink:href': `#${document.define(key, (id) => writePixels(image, document, { id }))}`,
        })
      : writePixels(image, document, {})
  // The viewport of an inner <svg> cuts what lies outside the crop.
  const viewBox = [crop.x, crop.y, crop.width, crop.height].map((value) => formatNumber(value))
  const cut = writeElement(
    'svg',
    { ...rect, viewBox: viewBox.join(' '), preserveAspectRatio: 'none' },
    content,
  )
  const filtered = filterPicture(cut, { ...command, hasAlpha: image.hasAlpha }, document)
  const transforms = [writeTransform(command.transform), writeTransform(mirrorAbout(command))]
  const transform = transforms.filter((value) => value !== undefined).join(' ')
  return transform === '' ? filtered : writeElement('g', { transform }, filtered)
}

/** All of an image in its own px, upright. */
function writePixels(image: ImageSource, document: SvgDocument, attributes: Attributes): string {
  document.assertRoom(base64Length(image.bytes))
  const { bytes, orientation } = stripMetadata(image)
  const isTurned = orientation >= 5
  return writeElement('image', {
    ...attributes,
    width: isTurned ? image.height : image.width,
    height: isTurned ? image.width : image.height,
    transform: writeTransform(turnUpright(orientation, image)),
    preserveAspectRatio: 'none',
    'xlink:href': toDataUri(`image/${image.format}`, bytes),
  })
}
