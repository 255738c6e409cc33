import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const SCRIPT = fileURLToPath(new URL('./idle-script.ts', import.meta.url))

test('a program waits for what it draws in a thread, and ends though it closes nothing', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', SCRIPT])
  expect(stdout).toBe('drawn 8 px wide')
})
