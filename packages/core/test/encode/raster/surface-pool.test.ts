import { describe, expect, test } from 'vitest'
import { createSurfacePool } from '../../../src/encode/raster/surface-pool.ts'

const box = { left: 2, top: 3, right: 12, bottom: 8 }
const BYTES = 10 * 5 * 4

describe('a pool of surfaces', () => {
  test('gives out the memory that came back, clean', () => {
    const pool = createSurfacePool()
    const first = pool.create(box, 4)
    first.data.fill(7)
    pool.release(first.data)
    const second = pool.create(box, 4)
    expect(second.data).toBe(first.data)
    expect(second).toMatchObject({ left: 2, top: 3, width: 10, height: 5, channels: 4 })
    expect(second.data.every((byte) => byte === 0)).toBe(true)
  })

  test('never gives out memory that is in use', () => {
    const pool = createSurfacePool()
    const first = pool.create(box, 4)
    pool.release(first.data)
    pool.release(first.data)
    expect(pool.create(box, 4).data).not.toBe(pool.create(box, 4).data)
  })

  test('copies into memory that came back', () => {
    const pool = createSurfacePool()
    const { data } = pool.create(box, 4)
    pool.release(data)
    const source = {
      ...pool.create({ ...box, right: 22 }, 4),
      width: 10,
      data: data.slice().fill(9),
    }
    const copy = pool.copy(source)
    expect(copy.data).toBe(data)
    expect(copy.data).toEqual(source.data)
    copy.data.fill(1)
    expect(source.data[0]).toBe(9)
  })

  test('takes memory of its own where none of that size came back', () => {
    const pool = createSurfacePool()
    pool.release(new Uint8Array(BYTES + 1))
    expect(pool.create(box, 4).data.length).toBe(BYTES)
  })

  test('keeps no more than its bytes, the last that came back', () => {
    const pool = createSurfacePool(2 * BYTES)
    const given = [1, 2, 3].map(() => new Uint8Array(BYTES))
    for (const pixels of given) pool.release(pixels)
    const taken = [1, 2, 3].map(() => pool.create(box, 4).data)
    expect(given.map((pixels) => taken.includes(pixels))).toEqual([false, true, true])
    const large = new Uint8Array(3 * BYTES)
    pool.release(large)
    expect(pool.create({ ...box, right: 32 }, 4).data).not.toBe(large)
  })
})
