import { PlatenError } from '../../foundation/errors.ts'
import type { RasterSource } from '../asset-table.ts'

/** What a raster file says about itself before anything of it is decoded. */
export interface ImageHeader {
  readonly format: RasterSource['format']
  /** Px as stored, before EXIF orientation. */
  readonly width: number
  /** Px as stored, before EXIF orientation. */
  readonly height: number
  /** True when pixels may be transparent. */
  readonly hasAlpha: boolean
  /** EXIF orientation, 1..8; 5 and above swap width and height. */
  readonly orientation: number
}

/**
 * Numbers of a file, read within its bounds.
 *
 * Every read past the end throws `source_corrupt`, so that a parser on top of it may follow lengths
 * and offsets of a hostile file without checks of its own.
 */
export class HeaderReader {
  readonly bytes: Uint8Array
  readonly #format: string
  readonly #view: DataView

  /** @param format For error texts: `PNG`. */
  constructor(bytes: Uint8Array, format: string) {
    this.bytes = bytes
    this.#format = format
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get length(): number {
    return this.bytes.length
  }

  u8(at: number): number {
    this.#need(at, 1)
    return this.#view.getUint8(at)
  }

  u16be(at: number): number {
    this.#need(at, 2)
    return this.#view.getUint16(at)
  }

  u16le(at: number): number {
    this.#need(at, 2)
    return this.#view.getUint16(at, true)
  }

  u24le(at: number): number {
    return this.u16le(at) + this.u8(at + 2) * 0x1_00_00
  }

  u32be(at: number): number {
    this.#need(at, 4)
    return this.#view.getUint32(at)
  }

  u32le(at: number): number {
    this.#need(at, 4)
    return this.#view.getUint32(at, true)
  }

  /** Characters of a tag such as `IHDR`. */
  tag(at: number, length = 4): string {
    return String.fromCharCode(...this.part(at, length))
  }

  /** A view of a part of the file, not a copy. */
  part(at: number, length: number): Uint8Array {
    this.#need(at, length)
    return this.bytes.subarray(at, at + length)
  }

  /** The error for a file of this format; `problem` completes "The PNG image …". */
  corrupt(problem: string): PlatenError {
    return new PlatenError('source_corrupt', `The ${this.#format} image ${problem}.`)
  }

  #need(at: number, length: number): void {
    if (at < 0 || at + length > this.bytes.length) throw this.corrupt('ends too early')
  }
}
