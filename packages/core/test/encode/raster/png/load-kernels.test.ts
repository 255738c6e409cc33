import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'tsup'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadKernels } from '../../../../src/encode/raster/png/load-kernels.ts'
import type { PngKernels } from '../../../../src/encode/raster/png/png-kernels.ts'
import { createWasmKernels, KERNEL_URL } from '../../../../src/encode/raster/png/wasm-kernels.ts'

const SOURCES = new URL('../../../../src/encode/raster/png/', import.meta.url)

test('the kernels are made once', () => {
  expect(loadKernels()).toBe(loadKernels())
})

test('in the sources, the module lies in "kernels" beside the file that asks', async () => {
  expect(KERNEL_URL.href).toBe(new URL('kernels/png.wasm', SOURCES).href)
  await expect(createWasmKernels()).resolves.toBeDefined()
})

describe('a bundle', () => {
  let folder = ''
  const importBundle = (name: string): Promise<Record<string, () => Promise<PngKernels>>> =>
    import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'platen-bundle-'))
    const source = (name: string) => fileURLToPath(new URL(name, SOURCES))
    await build({
      config: false,
      silent: true,
      // Two entries, so that the file that asks becomes a chunk of its own.
      entry: { load: source('load-kernels.ts'), wasm: source('wasm-kernels.ts') },
      format: 'esm',
      outDir: folder,
      outExtension: () => ({ js: '.mjs' }),
    })
  })

  afterAll(() => rm(folder, { recursive: true }))

  test('without the module beside it still encodes, with the kernels in TypeScript', async () => {
    const { loadKernels: load } = await importBundle('load.mjs')
    const { createWasmKernels: createWasm } = await importBundle('wasm.mjs')
    await expect(createWasm?.()).rejects.toThrow('ENOENT')
    const rows = { pixels: Uint8Array.of(5, 6, 9), rowBytes: 3, pixelBytes: 1, firstRow: 0 }
    const kernels = await load?.()
    expect([
      ...(kernels?.filterRows({ ...rows, rowCount: 1, looksAbove: false }, 'sub') ?? []),
    ]).toEqual([1, 5, 1, 3])
  })

  test('finds the module in "kernels" beside its files', async () => {
    expect((await readdir(folder)).some((name) => name.startsWith('chunk-'))).toBe(true)
    await cp(KERNEL_URL, join(folder, 'kernels', 'png.wasm'))
    const { createWasmKernels: createWasm } = await importBundle('wasm.mjs')
    await expect(createWasm?.()).resolves.toBeDefined()
  })
})
