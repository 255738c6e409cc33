import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import type { ChildReport } from './open-sandbox.ts'

const SCRIPT = fileURLToPath(new URL('./idle-script.ts', import.meta.url))

test('a program waits for what it has drawn, then ends with a warm process, and that with it', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', SCRIPT])
  const { pid, execArgv } = JSON.parse(stdout) as ChildReport
  expect(execArgv).toEqual([])
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 15_000 })
})
