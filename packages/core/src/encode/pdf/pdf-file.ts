import { promisify } from 'node:util'
import { constants, deflate } from 'node:zlib'
import { sha256Hex } from '../../foundation/digest.ts'
import { PlatenError } from '../../foundation/errors.ts'
import { type PdfEntries, writeDictionary } from './write-value.ts'

/** An indirect object, by its number. */
export interface PdfReference {
  readonly number: number
  /** As it stands in the file: `12 0 R`. */
  toString(): string
}

/** Bytes of one file; beyond it, readers and callers struggle alike. */
const MAX_BYTES = 256_000_000
/** The second line tells programs that copy files that the bytes are no text (7.5.2). */
const HEADER = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')

const deflateAsync = promisify(deflate)

/**
 * Collects the objects of one PDF file (ISO 32000-1, 7.5), in the order in which they are given.
 *
 * The same objects give the same bytes: no time and no random number is part of the file.
 */
export class PdfFile {
  readonly #objects: Buffer[][] = []
  #bytes = 0

  /** A number for an object that is written later. */
  reserve(): PdfReference {
    this.#objects.push([])
    const number = this.#objects.length
    return { number, toString: () => `${number} 0 R` }
  }

  write(reference: PdfReference, value: string): PdfReference {
    return this.#put(reference, [Buffer.from(value, 'latin1')])
  }

  add(value: string): PdfReference {
    return this.write(this.reserve(), value)
  }

  /** @param filter How `bytes` are encoded already. Default: they are compressed here. */
  async writeStream(
    reference: PdfReference,
    entries: PdfEntries,
    { bytes, filter }: StreamContent,
  ): Promise<PdfReference> {
    this.assertRoom(filter === undefined ? 0 : bytes.length)
    const content = filter === undefined ? await compress(bytes) : bytes
    const dictionary = writeDictionary({
      ...entries,
      Filter: filter ?? '/FlateDecode',
      Length: content.length,
    })
    return this.#put(reference, [
      Buffer.from(`${dictionary}\nstream\n`, 'latin1'),
      Buffer.from(content.buffer, content.byteOffset, content.byteLength),
      Buffer.from('\nendstream', 'latin1'),
    ])
  }

  addStream(entries: PdfEntries, content: StreamContent): Promise<PdfReference> {
    return this.writeStream(this.reserve(), entries, content)
  }

  /** Refuses what would make the file too large; call it before building something large. */
  assertRoom(bytes: number): void {
    if (this.#bytes + bytes <= MAX_BYTES) return
    throw new PlatenError(
      'output_too_large',
      `The PDF would be larger than ${MAX_BYTES / 1_000_000} MB; use fewer pages or smaller images.`,
    )
  }

  /** The whole file. */
  build(trailer: { readonly root: PdfReference; readonly info: PdfReference }): Uint8Array {
    const parts: Buffer[] = [HEADER]
    const offsets: number[] = []
    let offset = HEADER.length
    const push = (part: Buffer) => {
      parts.push(part)
      offset += part.length
    }
    for (const [index, object] of this.#objects.entries()) {
      offsets.push(offset)
      push(Buffer.from(`${index + 1} 0 obj\n`, 'latin1'))
      for (const part of object) push(part)
      push(Buffer.from('\nendobj\n', 'latin1'))
    }
    const id = `<${sha256Hex(...parts).slice(0, 32)}>`
    const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`)
    const dictionary = writeDictionary({
      Size: offsets.length + 1,
      Root: String(trailer.root),
      Info: String(trailer.info),
      ID: `[${id} ${id}]`,
    })
    const end = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n${dictionary}\nstartxref\n${offset}\n%%EOF\n`
    return Buffer.concat([...parts, Buffer.from(end, 'latin1')])
  }

  #put(reference: PdfReference, parts: Buffer[]): PdfReference {
    for (const part of parts) this.#bytes += part.length
    this.assertRoom(0)
    this.#objects[reference.number - 1] = parts
    return reference
  }
}

export interface StreamContent {
  readonly bytes: Uint8Array
  /** The name of a filter, such as `/DCTDecode`. */
  readonly filter?: string | undefined
}

function compress(bytes: Uint8Array): Promise<Buffer> {
  return deflateAsync(bytes, { level: constants.Z_DEFAULT_COMPRESSION })
}
