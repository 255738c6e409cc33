/**
 * Compiles the PNG kernels to WebAssembly, unless the sources are those of the last build.
 *
 * Run by the package's `build` script and by vitest's global set-up.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const folder = new URL('../src/encode/raster/png/kernels/', import.meta.url)
const wasm = new URL('png.wasm', folder)
const stamp = new URL('png.wasm.digest', folder)
const options = [
  '--runtime',
  'stub',
  '--enable',
  'simd',
  '--noAssert',
  '--optimizeLevel',
  '3',
  '--shrinkLevel',
  '0',
  '--converge',
]

/** SHA-256 over the sources, the options and the compiler's version. */
async function digestSources() {
  const { version } = createRequire(import.meta.url)('assemblyscript/package.json')
  const hash = createHash('sha256').update(JSON.stringify([version, options]))
  const names = (await readdir(folder)).filter((name) => name.endsWith('.as.ts')).sort()
  for (const name of names) hash.update(name).update(await readFile(new URL(name, folder)))
  return hash.digest('hex')
}

async function readStamp() {
  await readFile(wasm)
  return (await readFile(stamp, 'utf8')).trim()
}

/** Builds when a source has changed. Vitest calls it as its global set-up. */
export async function setup() {
  const digest = await digestSources()
  if ((await readStamp().catch(() => undefined)) === digest) return
  const { default: asc } = await import('assemblyscript/asc')
  // Written aside and renamed, so that a test run beside this one never reads half a module.
  const part = new URL(`png.${process.pid}.part.wasm`, folder)
  const { error, stderr } = await asc.main([
    'png.as.ts',
    '--baseDir',
    fileURLToPath(folder),
    '--outFile',
    fileURLToPath(part).slice(fileURLToPath(folder).length),
    ...options,
  ])
  if (error) throw new Error(`The kernels do not compile:\n${stderr.toString()}`, { cause: error })
  await rename(part, wasm)
  await writeFile(stamp, `${digest}\n`)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await setup()
