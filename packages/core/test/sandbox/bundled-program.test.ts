import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

let folder = ''
beforeAll(async () => {
  // Below the package, so that what is not bundled is found.
  await mkdir(here('../../out'), { recursive: true })
  folder = await mkdtemp(here('../../out/bundle-'))
  await build({
    entryPoints: {
      program: here('./bundled-script.ts'),
      'elsewhere/child': here('../../src/sandbox/child/sandbox-child.ts'),
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['sharp', 'harfbuzzjs', 'yoga-layout', 'bwip-js', 'undici', 'prom-client', 'qr'],
  })
})
afterAll(() => rm(folder, { recursive: true }))

const run = async (...args: readonly string[]): Promise<string> => {
  const program = join(folder, 'program.mjs')
  return (await promisify(execFile)(process.execPath, [program, ...args])).stdout
}

test('a bundled program draws SVG with the file that it names', async () => {
  expect(await run('elsewhere/child.mjs')).toBe('drawn 8 px wide')
})

test('one that names none is told what to do', async () => {
  expect(await run()).toContain('svg_unavailable')
})
