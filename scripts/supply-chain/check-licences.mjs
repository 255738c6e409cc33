// Fails for a licence that nobody has allowed, or when docs/licences.md is not what the lockfile says;
// with --write it writes that page. Needs no network.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findProductionPackages, root } from './production-packages.mjs'

/** SPDX ids that may reach users, and what each asks of them. */
const ALLOWED = {
  '0BSD': 'nothing',
  'Apache-2.0': 'keep the notices',
  'BlueOak-1.0.0': 'keep the notices',
  ISC: 'keep the notices',
  'LGPL-3.0-or-later':
    'keep the notices, and let libvips be replaced: it is a shared library beside sharp, but for WebAssembly',
  MIT: 'keep the notices',
  'OFL-1.1': 'keep the notices, and do not sell the fonts alone',
  'Python-2.0': 'keep the notices',
  'Unicode-3.0': 'keep the notices, which are in `NOTICE`',
}

const PAGE = join(root, 'docs/licences.md')

const packages = findProductionPackages()
const idsOf = (licence = 'none') => licence.replaceAll(/[()]/g, '').split(/ (?:AND|OR) /)
const strange = packages.filter(({ licence }) => !idsOf(licence).every((id) => id in ALLOWED))
for (const { key, licence } of strange) console.error(`${key}: ${licence} is not allowed`)

const page = printPage()
if (process.argv.includes('--write')) writeFileSync(PAGE, page)
const isCurrent = readFileSync(PAGE, 'utf8') === page
if (!isCurrent) console.error('docs/licences.md is old: pnpm licences')
if (strange.length > 0 || !isCurrent) process.exit(1)
console.log(`${packages.length} packages, all under licences that are allowed`)

function printPage() {
  const rows = packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
  const used = new Set(packages.flatMap(({ licence }) => idsOf(licence)))
  const asks = Object.entries(ALLOWED).filter(([id]) => used.has(id))
  return `# Licences

What is installed with the published packages on some system, from the lockfile by \`pnpm licences\`.
The check fails for any other licence. Peers (Express, Fastify, Vitest) are the choice of whoever installs. Fonts and data that our own packages hold are named in
[\`NOTICE\`](../packages/core/NOTICE) and beside the fonts.

| Licence | Asks whoever passes it on to |
| --- | --- |
${asks.map(([id, ask]) => `| ${id} | ${ask} |`).join('\n')}

| Package | Version | Licence |
| --- | --- | --- |
${[...new Set(rows)].join('\n')}
`
}
