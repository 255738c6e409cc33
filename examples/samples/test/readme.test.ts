import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const home = dirname(fileURLToPath(new URL('.', import.meta.url)))
const tsx = createRequire(import.meta.url).resolve('tsx/cli')

let folder: string
beforeAll(async () => {
  // Inside the package, so that the program finds what a reader would have installed.
  folder = await mkdtemp(join(home, 'readme-'))
})
afterAll(() => rm(folder, { recursive: true }))

test("the README's first program writes a picture", async () => {
  const readme = await readFile(join(home, '../../README.md'), 'utf8')
  const program = /```ts\n(import \{ writeFile.*?)```/s.exec(readme)?.[1] ?? ''
  await writeFile(join(folder, 'hello.ts'), program)
  await run(process.execPath, [tsx, '--conditions=@platen/source', 'hello.ts'], { cwd: folder })
  const png = await readFile(join(folder, 'hello.png'))
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
})
