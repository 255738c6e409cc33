import { stat } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pass } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { SLOW_TEXT } from './hostile-svg.ts'
import { ANYTIME, drawingOf, openSandbox } from './open-sandbox.ts'

const RESOLUTION_MS = 2

interface Latency {
  /** The 99th percentile of the time of a call of the file system, ms. */
  readonly statMs: number
  /** The 99th percentile of how late timers are, ms. */
  readonly loopMs: number
}

async function measureLatency(work: Promise<unknown>): Promise<Latency> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  let isRunning = true
  const ended = work.finally(() => {
    isRunning = false
  })
  const times: number[] = []
  while (isRunning) {
    const begun = performance.now()
    await stat(import.meta.dirname)
    times.push(performance.now() - begun)
    await pass(RESOLUTION_MS)
  }
  await ended
  delay.disable()
  times.sort((a, b) => a - b)
  const statMs = times[Math.floor(times.length * 0.99)] ?? Number.POSITIVE_INFINITY
  return { statMs, loopMs: delay.percentile(99) / 1e6 }
}

test('V20: four drawings that do not end keep neither files nor timers of the host waiting', async () => {
  let best: Latency = { statMs: Number.POSITIVE_INFINITY, loopMs: Number.POSITIVE_INFINITY }
  // On a machine that others use too, what its processors take comes on top.
  for (let round = 0; round < 3 && Math.max(best.statMs, best.loopMs) >= 50; round++) {
    const { sandbox } = openSandbox({ children: 4, deadlineMs: 500 })
    const hostile = [1, 2, 3, 4].map(() =>
      sandbox.drawSvg(drawingOf({ markup: SLOW_TEXT }), ANYTIME),
    )
    best = await measureLatency(Promise.allSettled(hostile))
    for (const drawing of hostile) {
      await expect(drawing).rejects.toMatchObject({ code: 'render_deadline' })
    }
  }
  expect(best.statMs).toBeLessThan(50)
  expect(best.loopMs).toBeLessThan(50)
})
