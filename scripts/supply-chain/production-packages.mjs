// What users install with the published packages, as the lockfile says, on every system.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'

export const root = resolve(import.meta.dirname, '../..')
const STORE = join(root, 'node_modules/.pnpm')

/** Packages of other systems, which are not installed here. The first that fits counts. */
const LICENCES_OF_SYSTEMS = [
  [/^@img\/sharp-libvips-/, 'LGPL-3.0-or-later'],
  [/^@img\/sharp-wasm32$/, 'Apache-2.0 AND LGPL-3.0-or-later AND MIT'],
  [/^@img\/sharp-win32-/, 'Apache-2.0 AND LGPL-3.0-or-later'],
  [/^@img\/sharp-/, 'Apache-2.0'],
  [/^@libsql\//, 'MIT'],
  [/^@emnapi\//, 'MIT'],
  [/^tslib$/, '0BSD'],
]

const readManifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** The packages of this repository that are published. */
function findOwnPackages() {
  return readdirSync(join(root, 'packages'))
    .map((name) => ({ path: `packages/${name}`, ...readManifest(join(root, 'packages', name)) }))
    .filter((manifest) => !manifest.private)
}

/**
 * Every package that is installed with ours, and ours: name, version, licence, integrity, the keys of
 * those that it depends on, in the order of the keys.
 */
export function findProductionPackages() {
  const lock = parse(readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8'))
  const own = findOwnPackages()
  const found = new Map()
  const keysOf = (group, from) =>
    Object.entries({ ...group.dependencies, ...group.optionalDependencies }).map(([name, entry]) =>
      toKey(name, typeof entry === 'string' ? entry : entry.version, from),
    )
  for (const { path, name, version, license } of own) {
    const dependsOn = keysOf(lock.importers[path], path)
    found.set(`${name}@${version}`, { name, version, licence: license, dependsOn, isOwn: true })
  }
  const waiting = [...found.values()].flatMap(({ dependsOn }) => dependsOn)
  for (const key of waiting) {
    if (found.has(key)) continue
    const dependsOn = keysOf(lock.snapshots[key])
    // A key may end with the peers that were found for the package.
    const plain = key.replace(/\(.*$/, '')
    const [name, version] = splitKey(plain)
    const { integrity } = lock.packages[plain].resolution
    found.set(key, { name, version, integrity, licence: findLicence(name, version), dependsOn })
    waiting.push(...dependsOn)
  }
  return [...found]
    .map(([key, entry]) => ({ key, ...entry }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
}

function toKey(name, version, from) {
  if (!version.startsWith('link:')) return `${name}@${version}`
  const { version: own } = readManifest(join(root, from, version.slice('link:'.length)))
  return `${name}@${own}`
}

function splitKey(key) {
  const at = key.lastIndexOf('@')
  return [key.slice(0, at), key.slice(at + 1)]
}

/** What the installed package says; of those for other systems, what those for this one do. */
function findLicence(name, version) {
  const prefix = `${name.replace('/', '+')}@${version}`
  const folder = readdirSync(STORE)
    .filter((entry) => entry === prefix || entry.startsWith(`${prefix}_`))
    .map((entry) => join(STORE, entry, 'node_modules', name))
    .find((entry) => existsSync(entry))
  const known = LICENCES_OF_SYSTEMS.find(([pattern]) => pattern.test(name))?.[1]
  if (folder === undefined) return known
  const { license, licenses } = readManifest(folder)
  const stated = license?.type ?? license ?? licenses?.[0]?.type
  if (known !== undefined && known !== stated) {
    throw new Error(`${name}: its licence is ${stated}, and not ${known} as listed`)
  }
  return stated
}
