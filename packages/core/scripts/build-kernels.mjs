/**
 * Compiles the kernels to WebAssembly, each module unless its sources are those of the last build.
 *
 * Run by the package's `build` script and by vitest's global set-up.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

const raster = new URL('../src/encode/raster/', import.meta.url)
/** Folders of sources, and the one that each module begins with. */
const modules = [
  { folder: new URL('kernels/', raster), name: 'canvas' },
  { folder: new URL('png/kernels/', raster), name: 'png' },
]
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
/** Views of canvases must stay good, so that memory never grows: 20 MB. */
const MEMORY_PAGES = { canvas: ['--initialMemory', '320', '--maximumMemory', '320'] }

/** SHA-256 over the sources, the options and the compiler's version. */
async function digestSources(folder) {
  const { version } = createRequire(import.meta.url)('assemblyscript/package.json')
  const hash = createHash('sha256').update(JSON.stringify([version, options, MEMORY_PAGES]))
  const names = (await readdir(folder)).filter((name) => name.endsWith('.as.ts')).sort()
  for (const name of names) hash.update(name).update(await readFile(new URL(name, folder)))
  return hash.digest('hex')
}

async function readStamp({ folder, name }) {
  await readFile(new URL(`${name}.wasm`, folder))
  return (await readFile(new URL(`${name}.wasm.digest`, folder), 'utf8')).trim()
}

/** Builds a module when a source has changed. */
async function buildModule(module) {
  const { folder, name } = module
  const digest = await digestSources(folder)
  if ((await readStamp(module).catch(() => undefined)) === digest) return
  const { default: asc } = await import('assemblyscript/asc')
  // Written aside and renamed, so that a test run beside this one never reads half a module.
  const part = `${name}.${process.pid}.part.wasm`
  const { error, stderr } = await asc.main([
    `${name}.as.ts`,
    '--baseDir',
    fileURLToPath(folder),
    '--outFile',
    part,
    ...options,
    ...(MEMORY_PAGES[name] ?? []),
  ])
  if (error) throw new Error(`The kernels do not compile:\n${stderr.toString()}`, { cause: error })
  await rename(new URL(part, folder), new URL(`${name}.wasm`, folder))
  await writeFile(new URL(`${name}.wasm.digest`, folder), `${digest}\n`)
}

/** Builds what has changed. Vitest calls it as its global set-up. */
export async function setup() {
  for (const module of modules) await buildModule(module)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await setup()
