import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, availableParallelism, cpus, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { ENGINE_NAMES, findEngine } from '../engines/engines.ts'

/** What was measured on. */
export interface Machine {
  readonly node: string
  readonly processor: string
  readonly cores: number
  readonly system: string
}

export function readMachine(): Machine {
  return {
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    system: `${platform()} ${arch()}`,
  }
}

/** Versions of the packages that Platen is compared with, by their names. */
export function readPeerVersions(): Readonly<Record<string, string>> {
  const names = ENGINE_NAMES.flatMap((name) => findEngine(name).packageName ?? [])
  return Object.fromEntries(
    [...names, '@resvg/resvg-js'].toSorted().map((name) => [name, readVersion(name)]),
  )
}

/** Not every package lets its `package.json` be imported, so it is looked for above the entry. */
function readVersion(name: string): string {
  let folder = dirname(createRequire(import.meta.url).resolve(name))
  for (;;) {
    try {
      const text = readFileSync(join(folder, 'package.json'), 'utf8')
      const found = JSON.parse(text) as { readonly name?: string; readonly version?: string }
      if (found.name === name && found.version !== undefined) return found.version
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    if (dirname(folder) === folder) throw new Error(`No package.json of ${name}.`)
    folder = dirname(folder)
  }
}
