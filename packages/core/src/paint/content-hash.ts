import { hash } from 'node:crypto'

/**
 * Collects values as bytes and gives their SHA-256.
 *
 * Whatever has no fixed length is led by its length, so that no two different sequences of calls
 * with the same shape give the same bytes.
 */
export class ContentHash {
  #bytes = new Uint8Array(1024)
  #view = new DataView(this.#bytes.buffer)
  #length = 0

  number(value: number): this {
    this.#reserve(8)
    // Adding 0 turns -0, which draws the same, into 0.
    this.#view.setFloat64(this.#length, value + 0, true)
    this.#length += 8
    return this
  }

  numbers(values: readonly number[]): this {
    this.count(values.length)
    for (const value of values) this.number(value)
    return this
  }

  /** A whole number from 0 to 2^32 - 1. */
  count(value: number): this {
    this.#reserve(4)
    this.#view.setUint32(this.#length, value, true)
    this.#length += 4
    return this
  }

  flag(value: boolean): this {
    return this.count(value ? 1 : 0)
  }

  /** As UTF-16: no string but our own keywords and digests comes here, and none is worth a copy. */
  text(value: string): this {
    this.count(value.length)
    this.#reserve(2 * value.length)
    for (let index = 0; index < value.length; index++) {
      this.#view.setUint16(this.#length + 2 * index, value.charCodeAt(index), true)
    }
    this.#length += 2 * value.length
    return this
  }

  bytes(value: Uint8Array | Uint32Array | Float32Array | Float64Array): this {
    this.count(value.byteLength)
    this.#reserve(value.byteLength)
    this.#bytes.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), this.#length)
    this.#length += value.byteLength
    return this
  }

  /** Lower-case hex; starts anew afterwards. */
  take(): string {
    const digest = hash('sha256', this.#bytes.subarray(0, this.#length))
    this.#length = 0
    return digest
  }

  #reserve(more: number): void {
    const needed = this.#length + more
    if (needed <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
    this.#view = new DataView(grown.buffer)
  }
}
