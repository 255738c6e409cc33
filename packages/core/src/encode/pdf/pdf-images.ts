import type { ImageCommand } from '../../paint/display-list.ts'
import { boundedSize, decodeWhole, type PartTools } from './draw-part.ts'
import { type EmbeddedImage, embedJpeg } from './embed-jpeg.ts'
import { embedPixels } from './embed-pixels.ts'
import { embedPng } from './embed-png.ts'
import type { PdfFile } from './pdf-file.ts'

/** JPEG decodes at an eighth of its size for a small part of the cost. */
const CHECK_REDUCTION = 8

/** The raster images of a file: each is embedded once, as it is where PDF can hold it so. */
export class PdfImages {
  readonly #file: PdfFile
  readonly #tools: PartTools
  readonly #embedded = new Map<string, Promise<EmbeddedImage>>()

  constructor(file: PdfFile, tools: PartTools) {
    this.#file = file
    this.#tools = tools
  }

  /** @throws {PlatenError} `source_corrupt`, `too_many_pixels`, `output_too_large`. */
  find(command: ImageCommand): Promise<EmbeddedImage> {
    const { digest } = command.image
    const known = this.#embedded.get(digest)
    if (known !== undefined) return known
    const embedding = this.#embed(command)
    this.#embedded.set(digest, embedding)
    return embedding
  }

  async #embed(command: ImageCommand): Promise<EmbeddedImage> {
    return (await this.#embedAsIs(command)) ?? this.#embedDecoded(command)
  }

  async #embedAsIs(command: ImageCommand): Promise<EmbeddedImage | undefined> {
    const { image } = command
    if (image.format === 'jpeg') {
      // Damage must be told here as it is by every other format.
      const size = {
        width: Math.ceil(image.width / CHECK_REDUCTION),
        height: Math.ceil(image.height / CHECK_REDUCTION),
      }
      await decodeWhole(command, size, this.#tools)
      return embedJpeg(image, this.#file)
    }
    if (image.format !== 'png') return undefined
    const reference = await embedPng(image.bytes, this.#file)
    return reference && { reference, orientation: 1 }
  }

  async #embedDecoded(command: ImageCommand): Promise<EmbeddedImage> {
    const pixels = await decodeWhole(command, boundedSize(command.image), this.#tools)
    return { reference: await embedPixels(pixels, this.#file), orientation: 1 }
  }
}
