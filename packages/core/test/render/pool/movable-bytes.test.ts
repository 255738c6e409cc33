import { expect, test } from 'vitest'
import { toMovableBytes } from '../../../src/render/pool/movable-bytes.ts'

const own = Uint8Array.of(1, 2, 3)

test('bytes that fill their memory are given away as they are', () => {
  expect(toMovableBytes(own)).toBe(own)
})

test.each<[why: string, bytes: Uint8Array]>([
  ['a Buffer, whose memory Node may share out', Buffer.from([1, 2, 3])],
  ['a part of more', new Uint8Array([0, 1, 2, 3]).subarray(1)],
  ['memory that threads share', new Uint8Array(new SharedArrayBuffer(3)).fill(1)],
])('copied is %s', (_why, bytes) => {
  const moved = toMovableBytes(bytes)
  expect([...moved]).toEqual([...bytes])
  expect(moved.buffer).not.toBe(bytes.buffer)
  structuredClone(moved, { transfer: [moved.buffer] })
  expect(bytes).toHaveLength(3)
})
