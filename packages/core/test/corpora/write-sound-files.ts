import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DRAWING, PICTURES } from '../render/sample-sources.ts'
import { kindOf, type TrialFile } from './trial.ts'

const FONT = new URL('../../fonts/inter-latin-normal.woff', import.meta.url)

export interface SoundFiles {
  readonly folder: string
  readonly files: readonly TrialFile[]
  remove(): Promise<void>
}

const bytesOf = (url: string) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')

/** One file of each kind that must be drawn, in a folder of their own. */
export async function writeSoundFiles(): Promise<SoundFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'platen-trial-'))
  const contents = {
    'sound.png': bytesOf(PICTURES.png),
    'sound.jpg': bytesOf(PICTURES.jpeg),
    'sound.webp': bytesOf(PICTURES.webp),
    'sound.svg': DRAWING,
    'sound.woff': await readFile(FONT),
  }
  for (const [name, bytes] of Object.entries(contents)) await writeFile(join(folder, name), bytes)
  const paths = Object.keys(contents).map((name) => join(folder, name))
  return {
    folder,
    files: paths.map((path) => ({ path, kind: kindOf(path) })),
    remove: () => rm(folder, { recursive: true }),
  }
}
