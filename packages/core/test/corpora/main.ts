import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { kindOf } from './trial.ts'
import { tryFiles } from './try-files.ts'
import { writeSoundFiles } from './write-sound-files.ts'

/** Run with `pnpm try:files FOLDER [FOLDER...]`: exits with 1 when a file gets no answer that it may get. */
const folders = process.argv.slice(2)
if (folders.length === 0) throw new Error('Name a folder of images, SVG or fonts.')
const entries = await Promise.all(
  folders.map((folder) => readdir(folder, { recursive: true, withFileTypes: true })),
)
const files = entries
  .flat()
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => resolve(join(parentPath, name)))
  .sort()
  .map((path) => ({ path, kind: kindOf(path) }))
const sound = await writeSoundFiles()
const { outcomes, faults, grownBytes } = await tryFiles(files, { warmUp: sound.files })
await sound.remove()
const lines = [
  ...Object.entries(outcomes).map(([outcome, count]) => `${count} ${outcome}`),
  `${files.length} files; ${grownBytes} bytes more are in use than before`,
  ...faults.map((fault) => `FAULT ${fault}`),
]
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = faults.length > 0 ? 1 : 0
