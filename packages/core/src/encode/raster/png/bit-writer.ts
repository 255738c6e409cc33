/** Writes bits, least significant first, as RFC 1951 section 3.1.1 packs them. */
export interface BitWriter {
  /** Writes the low `count` bits of `bits`, whose higher bits must be 0. At most 16 at once. */
  write(bits: number, count: number): void
  /** Fills the byte under way with zeros. */
  align(): void
  /** Copies whole bytes; the writer must be aligned. */
  writeBytes(bytes: Uint8Array): void
  /** All whole bytes so far, a view. */
  written(): Uint8Array
}

/** @param capacity Bytes that will be written at most. */
export function createBitWriter(capacity: number): BitWriter {
  const out = new Uint8Array(capacity)
  let length = 0
  let pending = 0
  let pendingCount = 0
  const write = (bits: number, count: number) => {
    pending |= bits << pendingCount
    pendingCount += count
    for (; pendingCount >= 8; pendingCount -= 8) {
      out[length++] = pending
      pending >>>= 8
    }
  }
  return {
    write,
    align: () => {
      if (pendingCount > 0) write(0, 8 - pendingCount)
    },
    writeBytes: (bytes) => {
      out.set(bytes, length)
      length += bytes.length
    },
    written: () => out.subarray(0, length),
  }
}
