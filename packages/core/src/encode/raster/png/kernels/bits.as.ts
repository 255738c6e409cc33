/** Writes bits, least significant first, as RFC 1951 section 3.1.1 packs them. */

/** Bits that do not fill a byte yet; fewer than eight between two calls. */
export let pendingBits: u64 = 0
export let pendingCount: u32 = 0
/** Where the next whole byte goes. Each write may touch eight bytes from here. */
export let cursor: usize = 0

export function openBits(out: usize): void {
  pendingBits = 0
  pendingCount = 0
  cursor = out
}

/** Takes the state back from a loop that kept it in its own registers. */
export function resumeBits(bits: u64, count: u32, at: usize): void {
  pendingBits = bits
  pendingCount = count
  cursor = at
}

/** Writes the low `count` bits of `bits`, whose higher bits must be 0. At most 56 at once. */
export function writeBits(bits: u64, count: u32): void {
  pendingBits |= bits << pendingCount
  pendingCount += count
  store<u64>(cursor, pendingBits)
  cursor += <usize>(pendingCount >> 3)
  pendingBits >>= <u64>(pendingCount & ~7)
  pendingCount &= 7
}

/** Fills the byte under way with zeros. */
export function alignToByte(): void {
  if (pendingCount > 0) writeBits(0, 8 - pendingCount)
}

/** Copies whole bytes; the writer must be aligned. */
export function writeBytes(start: usize, length: usize): void {
  memory.copy(cursor, start, length)
  cursor += length
}
