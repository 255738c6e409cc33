/**
 * The bytes in memory that can be given away whole to another thread.
 *
 * Only memory that the bytes fill by themselves can be: a `Buffer` may lie in one that Node shares out,
 * or in one of a library, and is copied.
 */
export function toMovableBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return isMovable(bytes) ? bytes : new Uint8Array(bytes)
}

function isMovable(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return (
    Object.getPrototypeOf(bytes) === Uint8Array.prototype &&
    bytes.buffer instanceof ArrayBuffer &&
    bytes.byteLength === bytes.buffer.byteLength
  )
}
