// Packs every public package, compares the tarballs with a list, lints them, installs them into an
// empty folder, imports and requires every entry of them there, compiles one TypeScript consumer and
// renders one image, and some in threads.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { assertContents } from './pack-contents.mjs'

const root = resolve(import.meta.dirname, '..')
const work = mkdtempSync(join(tmpdir(), 'platen-pack-'))
const run = (command, args, cwd = root) =>
  execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
const pnpm = (args, cwd) => run('npx', ['--yes', 'pnpm@10.34.9', ...args], cwd)

const packages = readdirSync(join(root, 'packages'))
  .map((name) => join(root, 'packages', name))
  .map((dir) => ({ dir, manifest: JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) }))
  .filter(({ manifest }) => !manifest.private)

const tarballs = new Map()
for (const { dir, manifest } of packages) {
  const out = join(work, manifest.name.replace('/', '-'))
  mkdirSync(out)
  pnpm(['pack', '--pack-destination', out], dir)
  const tarball = join(out, readdirSync(out)[0])
  tarballs.set(manifest.name, tarball)
  assertContents(manifest.name, tarball)
  run('npx', ['publint', '--strict', tarball])
  if (manifest.exports['.'] !== undefined) {
    run('npx', ['attw', tarball, '--profile', 'esm-only'])
  }
  console.log(`packed ${manifest.name}`)
}

const consumer = join(work, 'consumer')
mkdirSync(consumer)
const file = (name) => `file:${tarballs.get(name)}`
writeFileSync(
  join(consumer, 'package.json'),
  JSON.stringify({
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies: Object.fromEntries([...tarballs.keys()].map((name) => [name, file(name)])),
    devDependencies: { typescript: '6.0.3', '@types/node': '20.19.43', vitest: '4.1.12' },
    pnpm: { overrides: Object.fromEntries([...tarballs.keys()].map((name) => [name, file(name)])) },
  }),
)
pnpm(['install', '--ignore-workspace', '--prefer-offline'], consumer)
writeFileSync(
  join(consumer, 'render.ts'),
  `import { createPlaten, defineTemplate } from '@platen/core'
const card = defineTemplate({
  schema: 1,
  slug: 'hello',
  name: 'Hello',
  canvas: { width: 200, height: 80, background: '#fff' },
  layers: [{ kind: 'text', name: 'title', dynamic: true, x: 10, y: 10, width: 180, text: 'Hi' }],
})
const platen = createPlaten()
const { bytes, mediaType } = await platen.render(card, { layers: { title: { text: 'Hello' } } })
if (mediaType !== 'image/png' || bytes[1] !== 0x50) throw new Error('no PNG came out')
await platen.close()
`,
)
run(
  'npx',
  ['tsc', '--module', 'nodenext', '--target', 'es2022', '--strict', '--types', 'node', 'render.ts'],
  consumer,
)
run('node', ['render.js'], consumer)

// The entries of the test kit need vitest around them, which cannot be required.
const entries = packages
  .filter(({ manifest }) => manifest.name !== '@platen/testkit')
  .flatMap(({ manifest: { name, exports } }) =>
    Object.keys(exports)
      // The others are run by threads and by processes, and by nobody else.
      .filter((path) => !['./package.json', './render-thread', './sandbox-child'].includes(path))
      .map((path) => name + path.slice(1)),
  )
writeFileSync(
  join(consumer, 'load.cjs'),
  `const load = async (entry) => {
  const [required, imported] = [require(entry), await import(entry)]
  const names = Object.keys(imported).filter((name) => required[name] !== imported[name])
  if (Object.keys(imported).length === 0 || names.length > 0) throw new Error(entry + ': ' + names)
}
Promise.all(process.argv.slice(2).map(load))
`,
)
run('node', ['load.cjs', ...entries], consumer)
console.log(`required and imported ${entries.join(', ')}`)
// The second large canvas is drawn in a thread and its SVG in a process, however the package was loaded.
const drawInThread = `
const failed = (details, text) => { throw new Error(text, { cause: details.err }) }
const platen = createPlaten({ logger: { error: failed, warn: failed, info() {} } })
const markup = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>'
const layers = [{ kind: 'svg', width: 90, height: 90, markup }]
const wide = { canvas: { width: 2000, height: 1000, background: '#fff' }, layers }
const draw = async () => Buffer.from((await platen.render(wide)).bytes).toString('base64')
const main = async () => {
  if ((await draw()) !== (await draw())) throw new Error('a thread drew other bytes')
  process.stdout.write('drawn')
}
main()`
writeFileSync(
  join(consumer, 'thread.mjs'),
  `import { createPlaten } from '@platen/core'${drawInThread}`,
)
writeFileSync(
  join(consumer, 'thread.cjs'),
  `const { createPlaten } = require('@platen/core')${drawInThread}`,
)
for (const script of ['thread.mjs', 'thread.cjs']) {
  if (run('node', [script], consumer) !== 'drawn') throw new Error(`${script} drew nothing`)
}
run('npx', ['platen', '--version'], consumer)
console.log('the tarballs import, require, compile and render, in threads and processes too')
rmSync(work, { recursive: true })
