import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPlaten } from '../../src/index.ts'

const run = promisify(execFile)
const core = fileURLToPath(new URL('../..', import.meta.url))

const CARD = {
  canvas: { width: 80, height: 30, background: '#fff' },
  layers: [{ kind: 'text', x: 0, y: 0, text: 'Hi' }],
} as const

const APP = `import { createPlaten } from './src/index.ts'
const platen = createPlaten()
const { bytes } = await platen.render(${JSON.stringify(CARD)}, { compression: 'small' })
process.stdout.write(Buffer.from(bytes).toString('base64'))
await platen.close()`

/** Libraries with files of their own, which stay packages as their makers ask. */
const EXTERNAL = ['sharp', 'harfbuzzjs', 'yoga-layout']

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'platen-bundle-'))
  await build({
    stdin: { contents: APP, resolveDir: core, loader: 'ts' },
    outfile: join(folder, 'app.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: EXTERNAL,
    logLevel: 'error',
    banner: {
      js: "import { createRequire as r } from 'node:module'; const require = r(import.meta.url);",
    },
  })
  await mkdir(join(folder, 'node_modules'))
  for (const name of EXTERNAL) {
    await symlink(join(core, 'node_modules', name), join(folder, 'node_modules', name))
  }
}, 60_000)
afterAll(() => rm(folder, { recursive: true }))

const start = () => run(process.execPath, [join(folder, 'app.mjs')], { cwd: dirname(folder) })

test('a bundle that was moved away from its fonts says which file it misses, and draws no blank text', async () => {
  await expect(start()).rejects.toThrow(/platen-bundle[^']*fonts.inter-latin-normal\.woff/)
}, 60_000)

test('a bundle with its fonts beside it draws what the sources draw, whatever the working folder', async () => {
  await cp(join(core, 'fonts'), join(folder, 'fonts'), { recursive: true })
  const { stdout } = await start()
  const platen = createPlaten()
  const { bytes } = await platen.render(CARD, { compression: 'small' })
  await platen.close()
  expect(stdout).toBe(Buffer.from(bytes).toString('base64'))
}, 60_000)

test('without any font registered, text is drawn in the built-in one', async () => {
  const platen = createPlaten({ network: false })
  const { receipt } = await platen.render(CARD)
  await platen.close()
  expect(receipt.fonts.map(({ family }) => family)).toEqual(['Inter'])
  expect(receipt.missing).toEqual([])
})
