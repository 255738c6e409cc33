import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Has the test of the guard measure, as it does where it guards: in vitest, from sources.
 *
 * @returns Ratios by the names of the cases.
 */
export async function runGuardTest(): Promise<Readonly<Record<string, number>>> {
  const folder = await mkdtemp(join(tmpdir(), 'platen-bench-'))
  const file = join(folder, 'guard.json')
  const root = fileURLToPath(new URL('../../../../', import.meta.url))
  const test = 'packages/bench/test/guard'
  const options = ['--config', 'vitest.workspace.ts', '--project', 'bench', test]
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const child = spawn(process.execPath, [vitest, 'run', ...options], {
    cwd: root,
    env: { ...process.env, PLATEN_GUARD_FILE: file },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`The test of the guard ended with ${code}.`)
  const ratios = JSON.parse(await readFile(file, 'utf8'))
  await rm(folder, { recursive: true, force: true })
  return ratios
}
