import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { openPool, openStuckPool } from './open-pool.ts'
import { orderOf } from './order.ts'

const root = mkdtempSync(join(tmpdir(), 'platen-pool-'))
afterAll(() => rmSync(root, { recursive: true }))

describe('a thread that ends', () => {
  test('is replaced, and its jobs are done by the next', async () => {
    const { pool, warnings } = openPool({ thread: 'ending-once', line: { files: { root } } })
    const results = await Promise.all([pool.render(orderOf()), pool.render(orderOf())])
    expect(results.map(({ mediaType }) => mediaType)).toEqual(['image/png', 'image/png'])
    expect(warnings).toEqual(['A render thread ended and is replaced'])
  })

  test('twice under a job fails it, and says why', async () => {
    const { pool } = openPool({ thread: 'ending' })
    await expect(pool.render(orderOf())).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('2 times'),
      cause: { message: expect.stringContaining('exit code 3') },
    })
  })
})

describe('where no thread can be started', () => {
  test('all is drawn in the thread that asks, and the log says so once', async () => {
    const { pool, warnings } = openPool({ thread: 'faulty', workers: 3 })
    const together = await Promise.all([1, 2, 3, 4].map(() => pool.render(orderOf())))
    const later = await pool.render(orderOf())
    expect(new Set([...together, later].map(({ width }) => width))).toEqual(new Set([8]))
    const said = warnings.filter((text) => text.includes('all is drawn in the main thread'))
    expect(said).toHaveLength(1)
  })

  test('signals and deadlines hold all the same', async () => {
    const { pool } = openPool({ thread: 'faulty' })
    const order = { ...orderOf(), signal: AbortSignal.abort('gone') }
    await expect(pool.render(order)).rejects.toMatchObject({ code: 'render_aborted' })
  })
})

test('a job that goes on after its end costs its thread, and what waited is drawn by the next', async () => {
  const leaving = new AbortController()
  const { pool, stuck, warnings } = await openStuckPool({ signal: leaving.signal }, 1)
  const beside = expect(pool.render(orderOf())).rejects.toMatchObject({ code: 'closed' })
  leaving.abort()
  await expect(stuck).rejects.toMatchObject({ code: 'render_aborted' })
  await vi.waitFor(() => expect(warnings).toEqual(['A render thread ended and is replaced']), {
    timeout: 15_000,
  })
  await pool.close()
  await beside
})
