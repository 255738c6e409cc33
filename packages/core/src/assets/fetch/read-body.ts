import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { PlatenError } from '../../foundation/errors.ts'

export interface ReadBodyOptions {
  /** `Content-Encoding` as sent; absent means none. */
  readonly encoding: string | undefined
  /** Most bytes, both as sent and after decoding. */
  readonly maxBytes: number
}

const DECODERS: ReadonlyMap<string, () => NodeJS.ReadWriteStream> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
])

/**
 * Reads a body whole, counting what arrives and what it unpacks to.
 *
 * Nothing was asked to be compressed, but servers do it all the same: one layer of gzip or Brotli is
 * undone, a chain is not, since each layer multiplies by a thousand.
 *
 * The stream is destroyed when this fails.
 *
 * @throws {PlatenError} `source_encoding`, `source_too_large`. Errors of the stream pass through.
 */
export async function readBody(body: Readable, options: ReadBodyOptions): Promise<Uint8Array> {
  const { maxBytes } = options
  const encoding = options.encoding?.trim().toLowerCase() ?? ''
  if (encoding === '' || encoding === 'identity') return collect(body, maxBytes)
  const decoder = DECODERS.get(encoding)
  if (decoder === undefined) {
    throw new PlatenError(
      'source_encoding',
      'The source is encoded in a way that is refused; it must be sent plain, or in one layer of gzip or br.',
    )
  }
  // Its errors arrive at the last stream, which is read below.
  const decoded = pipeline(body, capped(maxBytes), decoder(), () => undefined)
  return collect(decoded, maxBytes)
}

/** Empty deflate blocks and Brotli metadata unpack to nothing, so input is counted as well. */
function capped(maxBytes: number) {
  return async function* (chunks: AsyncIterable<Uint8Array>) {
    let length = 0
    for await (const chunk of chunks) {
      length += chunk.length
      if (length > maxBytes) throw tooLarge(maxBytes)
      yield chunk
    }
  }
}

async function collect(
  stream: AsyncIterable<Uint8Array | string>,
  maxBytes: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    length += bytes.length
    if (length > maxBytes) throw tooLarge(maxBytes)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks, length)
}

export function tooLarge(maxBytes: number): PlatenError {
  return new PlatenError(
    'source_too_large',
    `The source holds more than ${maxBytes} bytes, the limit for one source.`,
  )
}
