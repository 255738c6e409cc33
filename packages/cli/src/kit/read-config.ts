import { access } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { KitError } from './kit-error.ts'
import type { PlatenConfig } from './platen-config.ts'

const NAMES = ['platen.config.ts', 'platen.config.mts', 'platen.config.js', 'platen.config.mjs']

export interface ConfigPlace {
  readonly cwd: string
  /** As given; absent: one of the usual names in `cwd`, if there is one. */
  readonly path: string | undefined
}

/**
 * Loads the configuration; without a file it is empty.
 *
 * @throws {KitError} There is no such file, it cannot be run, or it exports no object.
 */
export async function readConfig({ cwd, path }: ConfigPlace): Promise<PlatenConfig> {
  const file = path === undefined ? await findConfig(cwd) : resolve(cwd, path)
  if (file === undefined) return {}
  if (!(await exists(file))) throw new KitError(`The configuration "${path}" does not exist.`)
  const config = await load(file)
  if (typeof config === 'object' && config !== null && !Array.isArray(config)) return config
  throw new KitError(`"${file}" must "export default" an object of options.`)
}

async function findConfig(cwd: string): Promise<string | undefined> {
  for (const name of NAMES) {
    const file = join(cwd, name)
    if (await exists(file)) return file
  }
  return undefined
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

async function load(file: string): Promise<unknown> {
  try {
    if (!/^\.[mc]?ts$/.test(extname(file))) {
      return ((await import(pathToFileURL(file).href)) as { readonly default?: unknown }).default
    }
    // Node 20 reads no TypeScript by itself.
    const { createJiti } = await import('jiti')
    return await createJiti(file, { fsCache: false }).import(file, { default: true })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new KitError(`"${file}" cannot be run: ${reason}`, { cause })
  }
}
