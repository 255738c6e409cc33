import { mkdir, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { buildDocuments } from './report/build-documents.ts'
import { readShownVersion } from './report/shown-version.ts'

const { positionals } = parseArgs({ allowPositionals: true })
const version = positionals[0] ?? (await readShownVersion())
for (const { url, text } of await buildDocuments(version)) {
  await mkdir(new URL('.', url), { recursive: true })
  await writeFile(url, text)
}
console.log(`The documentation shows results/${version}.json.`)
