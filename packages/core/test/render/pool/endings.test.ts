import { expect, test } from 'vitest'
import { openPool, openStuckPool } from './open-pool.ts'
import { DOT, orderOf } from './order.ts'

test('an order ends with its signal, which gives its reason', async () => {
  const reason = new Error('the page was closed')
  const leaving = new AbortController()
  const { stuck } = await openStuckPool({ signal: leaving.signal })
  leaving.abort(reason)
  const error = await stuck.catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'render_aborted' })
  expect((error as Error).cause).toBe(reason)
})

test('an order ends with its deadline, although its thread hears nothing', async () => {
  const { stuck } = await openStuckPool({ deadlineMs: 1_000 })
  await expect(stuck).rejects.toMatchObject({
    code: 'render_deadline',
    message: 'The render did not finish within 1000 ms.',
  })
})

test('an order ends while it waits for a thread', async () => {
  const { pool } = await openStuckPool()
  void pool.render(orderOf()).catch(() => undefined)
  const leaving = new AbortController()
  const orders = [
    orderOf(DOT, { deadlineMs: 1 }),
    orderOf(DOT, { signal: leaving.signal }),
    orderOf(DOT, { signal: AbortSignal.abort() }),
  ]
  const waiting = orders.map((order) => pool.render(order))
  leaving.abort()
  const ends = await Promise.allSettled(waiting)
  expect(ends).toMatchObject([
    { reason: { code: 'render_deadline' } },
    { reason: { code: 'render_aborted' } },
    { reason: { code: 'render_aborted' } },
  ])
})

test('orders end with their pool, and nothing is begun afterwards', async () => {
  const { pool, stuck } = await openStuckPool()
  await pool.close()
  await expect(stuck).rejects.toMatchObject({ code: 'closed' })
  await expect(pool.render(orderOf())).rejects.toMatchObject({ code: 'closed' })
})

test('an order ends within its thread too, which goes on to the next', async () => {
  const { pool, warnings } = openPool({ thread: 'source' })
  await pool.render(orderOf())
  const wide = { ...DOT, canvas: { width: 6_000, height: 6_000, background: '#123' } }
  const leaving = new AbortController()
  const orders = [
    orderOf(wide, { deadlineMs: 5 }),
    orderOf(wide, { format: 'avif', signal: leaving.signal }),
  ]
  const drawing = orders.map((order) => pool.render(order))
  leaving.abort()
  expect(await Promise.allSettled(drawing)).toMatchObject([
    { reason: { code: 'render_deadline' } },
    { reason: { code: 'render_aborted' } },
  ])
  const { width } = await pool.render(orderOf())
  expect([width, warnings]).toEqual([8, []])
})
