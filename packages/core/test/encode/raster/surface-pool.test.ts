import { describe, expect, test } from 'vitest'
import { compileCanvasMemory } from '../../../src/encode/raster/canvas-memory.ts'
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
    const copy = pool.copy(source, 'source')
    expect(copy.data).toBe(data)
    expect(copy.data).toEqual(source.data)
    copy.data.fill(1)
    expect(source.data[0]).toBe(9)
  })

  test('restores of a copy only the bands that were drawn on, when the same is copied again', () => {
    const pool = createSurfacePool()
    const source = pool.create(box, 3)
    source.data.fill(9)
    const first = pool.copy(source, 'nine')
    first.data.fill(1)
    const changedBands = Uint8Array.of(0, 1, 1)
    pool.release(first.data, { name: 'nine', bandRows: 2, changedBands })
    const again = pool.copy(source, 'nine')
    expect(again.data).toBe(first.data)
    // What was said to be untouched is not copied: here it was not, which shows that.
    expect([...again.data]).toEqual(Array.from({ length: 150 }, (_, i) => (i < 60 ? 1 : 9)))
    pool.release(again.data, { name: 'nine', bandRows: 2, changedBands })
    const other = { ...source, data: source.data.slice().fill(5) }
    expect(pool.copy(other, 'five').data.every((byte) => byte === 5)).toBe(true)
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

describe('a pool with a canvas memory', () => {
  const large = { left: 0, top: 0, right: 1200, bottom: 630 }

  async function createPool() {
    const pool = createSurfacePool()
    pool.useMemories(await compileCanvasMemory())
    return pool
  }

  test('takes canvases from it, clean ones too when they were drawn on', async () => {
    const pool = await createPool()
    const { memory, data } = pool.create(large, 3)
    expect(memory?.holds(data)).toBe(true)
    data.fill(7)
    pool.release(data)
    const again = pool.create(large, 3)
    expect(again.data).toBe(data)
    expect(again.data.every((byte) => byte === 0)).toBe(true)
    const copy = pool.copy({ ...again, data: data.slice().fill(9), memory: undefined }, 'nine')
    expect(copy.memory?.holds(copy.data)).toBe(true)
    expect(copy.data.every((byte) => byte === 9)).toBe(true)
  })

  test('takes memory of its own where that is full', async () => {
    const pool = await createPool()
    const surfaces = Array.from({ length: 12 }, () => pool.create(large, 3))
    expect(surfaces[0]?.memory).toBeDefined()
    expect(surfaces.at(-1)?.memory).toBeUndefined()
    for (const [index, { data }] of surfaces.entries()) data.fill(index)
    expect(surfaces.every(({ data }, index) => data.every((byte) => byte === index))).toBe(true)
  })

  test('gives up a memory whose canvases never come back, and takes none of it again', async () => {
    const pool = await createPool()
    const first = pool.create(large, 3)
    const lost = [first]
    let surface = pool.create(large, 3)
    for (let i = 0; i < 50 && surface.memory === first.memory; i++) {
      lost.push(surface)
      surface = pool.create(large, 3)
    }
    for (let i = 0; i < 50 && surface.memory === undefined; i++) surface = pool.create(large, 3)
    expect(surface.memory).toBeDefined()
    expect(surface.memory).not.toBe(first.memory)
    for (const { data } of lost) pool.release(data)
    expect(lost.map(({ data }) => data)).not.toContain(pool.create(large, 3).data)
  })
})
