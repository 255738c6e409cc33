import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { MessageFromChild, MessageToChild } from '../../src/sandbox/child-message.ts'
import { svgOf } from './hostile-svg.ts'
import { drawingOf } from './open-sandbox.ts'

const CHILD = fileURLToPath(new URL('../../src/sandbox/sandbox-child.js', import.meta.url))

test('a process that a terminal asks to end draws on, and ends with its host', async () => {
  const child = fork(CHILD, [], { execArgv: [], serialization: 'advanced' })
  const hear = async (): Promise<MessageFromChild> => (await once(child, 'message'))[0]
  expect(await hear()).toEqual({ type: 'ready' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) child.kill(signal)
  const drawing = drawingOf({ markup: svgOf('<rect width="100" height="100"/>') })
  const limits = { deadlineMs: 5_000, memoryBytes: 1e9 }
  child.send({ type: 'job', job: 1, drawing, ...limits } satisfies MessageToChild)
  expect(await hear()).toMatchObject({ type: 'done', job: 1, pixels: Buffer.of(0, 0, 0, 255) })
  child.disconnect()
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
})
