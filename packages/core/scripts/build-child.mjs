/**
 * Bundles what processes of the sandbox run, for runs from the sources: they start without a loader.
 *
 * Run by vitest's global set-up; the package's build has an entry of its own for it.
 */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const folder = new URL('../src/sandbox/', import.meta.url)
const bundle = new URL('sandbox-child.js', folder)

/** Builds when a source has changed. Vitest calls it as its global set-up. */
export async function setup() {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('child/sandbox-child.ts', folder))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    write: false,
  })
  const text = outputFiles[0].text
  if ((await readFile(bundle, 'utf8').catch(() => undefined)) === text) return
  // Written aside and renamed, so that a test run beside this one never reads half a file.
  const part = new URL(`sandbox-child.${process.pid}.part.js`, folder)
  await writeFile(part, text)
  await rename(part, bundle)
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await setup()
