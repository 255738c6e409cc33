import { MEDIA_TYPES, type OutputFormat, type OutputSpec } from '../foundation/output-format.ts'
import type { DisplayList } from '../paint/display-list.ts'
import type { EncodedImage } from './encoded-image.ts'
import { encodeAvif } from './raster/avif.ts'
import { assertFormatHolds } from './raster/format-sides.ts'
import { encodeJpeg } from './raster/jpeg.ts'
import type { PngEncoder } from './raster/png/encode-png.ts'
import type { RasterImage } from './raster/raster-image.ts'
import type { Rasterizer } from './raster/rasterize.ts'
import { encodeWebp } from './raster/webp.ts'
import { writeSvg } from './svg/write-svg.ts'

/** What encoding needs beside the page: long-lived parts with caches, and what may end it early. */
export interface EncodeTools {
  readonly rasterizer: Rasterizer
  readonly pngEncoder: PngEncoder
  readonly signal?: AbortSignal | undefined
  /** Throws when the time is up; called where no timer can fire. */
  readonly check?: (() => void) | undefined
}

type Encoder = (list: DisplayList, output: OutputSpec, tools: EncodeTools) => Promise<EncodedImage>

type PixelEncoder = (
  image: RasterImage,
  output: OutputSpec,
  tools: EncodeTools,
) => Promise<Uint8Array>

/** One encoder per format: a new format does not compile until it has one. */
const ENCODERS: Readonly<Record<OutputFormat, Encoder>> = {
  png: fromPixels((image, { compression }, { pngEncoder, signal }) =>
    pngEncoder.encode(image, { compression, signal }),
  ),
  jpeg: fromPixels((image, output, { signal }) => encodeJpeg(image, { ...output, signal })),
  webp: fromPixels((image, output, { signal }) => encodeWebp(image, { ...output, signal })),
  avif: fromPixels((image, output, { signal }) => encodeAvif(image, { ...output, signal })),
  svg: encodeSvg,
  pdf: (list, output, tools) => encodePages([list], output, tools),
}

/**
 * Encodes a page in the format asked for.
 *
 * @throws {PlatenError} `out_of_range` when the format cannot hold the size, before any work;
 * `source_corrupt` when an image cannot be decoded; `render_aborted` or the signal's own reason.
 */
export function encode(
  list: DisplayList,
  output: OutputSpec,
  tools: EncodeTools,
): Promise<EncodedImage> {
  return ENCODERS[output.format](list, output, tools)
}

/**
 * Encodes several pages as one file, taking one after the other and keeping none. What PDF needs is
 * loaded with the first of these.
 *
 * @throws {PlatenError} See `encodePdf`.
 */
export async function encodePages(
  lists: AsyncIterable<DisplayList> | Iterable<DisplayList>,
  output: OutputSpec,
  tools: EncodeTools,
): Promise<EncodedImage> {
  const { encodePdf } = await import('./pdf/encode-pdf.ts')
  return encodePdf(lists, output, tools)
}

/** Paints the page before it is encoded. */
function fromPixels(encodePixels: PixelEncoder): Encoder {
  return async (list, output, tools) => {
    const { format, scale } = output
    assertFormatHolds({ format, ...toDeviceSize(list, scale) })
    const { signal, check } = tools
    const image = await tools.rasterizer.rasterize(list, { scale, signal, check })
    check?.()
    const bytes = await encodePixels(image, output, tools)
    tools.rasterizer.release(image)
    return { bytes, mediaType: MEDIA_TYPES[format], width: image.width, height: image.height }
  }
}

async function encodeSvg(list: DisplayList, { format, scale }: OutputSpec): Promise<EncodedImage> {
  const bytes = new TextEncoder().encode(writeSvg(list, { scale }))
  return { bytes, mediaType: MEDIA_TYPES[format], ...toDeviceSize(list, scale) }
}

function toDeviceSize({ width, height }: DisplayList, scale: number) {
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
