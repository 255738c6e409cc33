// What the tarball of each package may hold, and what it must.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** Files at the top of every package. */
const ALWAYS = ['package.json', 'README.md', 'LICENSE']

/** What the bundler writes: chunks, their maps and types. */
const BUNDLE = /^dist\/(?:[\w-]+\/)?[\w-]+(?:\.js|\.js\.map|\.d\.ts)$/

const FONT_LICENCE = ['LICENSE', 'PROVENANCE.md']

/** By package: files that must be there, and shapes of others that may. */
const CONTENTS = {
  '@platen/core': {
    files: [
      'NOTICE',
      ...['index', 'node', 'tools', 'ports/index', 'render-thread', 'sandbox-child'].flatMap(
        (entry) => [`dist/${entry}.js`, `dist/${entry}.d.ts`],
      ),
      'dist/kernels/canvas.wasm',
      'dist/kernels/png.wasm',
      'dist/reference-page/reference.js',
      'dist/reference-page/page.css',
      'fonts/inter-latin-normal.woff',
      'fonts/inter-latin-italic.woff',
      ...FONT_LICENCE.map((name) => `fonts/${name}`),
    ],
    shapes: [/^dist\/reference-page\/[a-z-]+\.(?:js|css)$/, /^fonts\/inter-[a-z-]+\.woff$/],
  },
  '@platen/emoji': {
    files: [
      'dist/index.js',
      'dist/index.d.ts',
      'font/noto-color-emoji.woff',
      'font/noto-color-emoji.woff.digest',
      ...FONT_LICENCE.map((name) => `font/${name}`),
    ],
    shapes: [],
  },
  '@platen/express': { files: ['dist/index.js', 'dist/index.d.ts'], shapes: [] },
  '@platen/fastify': { files: ['dist/index.js', 'dist/index.d.ts'], shapes: [] },
  '@platen/sql': { files: ['dist/index.js', 'dist/index.d.ts'], shapes: [] },
  '@platen/testkit': { files: ['dist/index.js', 'dist/golden/index.js'], shapes: [] },
  platen: { files: ['dist/index.js', 'dist/main.js', 'dist/index.d.ts'], shapes: [] },
}

/** Scripts that npm runs at whoever installs a package. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare']

/** @throws {Error} naming each file that is missing or that nobody has allowed. */
export function assertContents(name, tarball) {
  const contents = CONTENTS[name]
  if (contents === undefined) throw new Error(`${name}: pack-contents.mjs does not list it`)
  const folder = mkdtempSync(join(tmpdir(), 'platen-contents-'))
  execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components', '1'])
  const faults = findFaults(contents, folder)
  rmSync(folder, { recursive: true })
  if (faults.length > 0) throw new Error(`${name}: ${faults.join('; ')}`)
}

function findFaults({ files, shapes }, folder) {
  const present = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  const required = [...ALWAYS, ...files]
  const isAllowed = (path) =>
    required.includes(path) || [BUNDLE, ...shapes].some((shape) => shape.test(path))
  const read = (path) => readFileSync(join(folder, path), 'utf8')
  const { scripts = {} } = JSON.parse(read('package.json'))
  const maps = present.filter((path) => path.endsWith('.map'))
  return [
    ...required.filter((path) => !present.includes(path)).map((path) => `${path} is missing`),
    ...present.filter((path) => !isAllowed(path)).map((path) => `${path} is not allowed`),
    ...present.filter((path) => read(path).includes(root)).map((path) => `${path} names ${root}`),
    ...INSTALL_SCRIPTS.filter((script) => script in scripts).map((script) => `it runs ${script}`),
    ...maps.flatMap((map) => findForeignSources(map, read(map))),
  ]
}

/** A map holds the sources that it names: none but those of the package itself may be among them. */
function findForeignSources(path, text) {
  return JSON.parse(text)
    .sources.filter((source) => !/^(?:\.\.\/)+src\/(?!.*\.\.)/.test(source))
    .map((source) => `${path} holds ${source}`)
}
