import { filterRows } from './filter-rows.ts'
import type { PdfFile, PdfReference } from './pdf-file.ts'
import { type PdfEntries, writeDictionary } from './write-value.ts'

/** RGB, or RGBA with straight alpha; 8-bit sRGB, rows without padding. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly pixels: Uint8Array
}

/** Writes pixels as an image (ISO 32000-1, 8.9.5), their alpha as a soft mask beside it. */
export async function embedPixels(
  { width, height, channels, pixels }: Pixels,
  file: PdfFile,
): Promise<PdfReference> {
  const size = { width, height }
  if (channels === 3) return addPlane(file, size, { data: pixels, components: 3 })
  const colors = new Uint8Array(width * height * 3)
  const alphas = new Uint8Array(width * height)
  for (let index = 0; index < alphas.length; index++) {
    colors[3 * index] = pixels[4 * index] ?? 0
    colors[3 * index + 1] = pixels[4 * index + 1] ?? 0
    colors[3 * index + 2] = pixels[4 * index + 2] ?? 0
    alphas[index] = pixels[4 * index + 3] ?? 0
  }
  const mask = await addPlane(file, size, { data: alphas, components: 1 })
  return addPlane(file, size, { data: colors, components: 3 }, { SMask: String(mask) })
}

interface Plane {
  readonly data: Uint8Array
  readonly components: 1 | 3
}

/** What all images of a size share. */
export function imageEntries({ width, height }: { width: number; height: number }): PdfEntries {
  return {
    Type: '/XObject',
    Subtype: '/Image',
    Width: width,
    Height: height,
    BitsPerComponent: 8,
    // Readers enlarge without it by repeating pixels.
    Interpolate: 'true',
  }
}

function addPlane(
  file: PdfFile,
  size: { readonly width: number; readonly height: number },
  { data, components }: Plane,
  more: PdfEntries = {},
): Promise<PdfReference> {
  const rowBytes = size.width * components
  file.assertRoom(0)
  return file.addStream(
    {
      ...imageEntries(size),
      ColorSpace: components === 1 ? '/DeviceGray' : '/DeviceRGB',
      DecodeParms: writeDictionary({
        Predictor: 15,
        Colors: components,
        BitsPerComponent: 8,
        Columns: size.width,
      }),
      ...more,
    },
    { bytes: filterRows({ data, rowBytes, pixelBytes: components }) },
  )
}
