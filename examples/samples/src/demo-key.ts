import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Owner only, as all in the data folder, though a GET key is no secret: it stands in pages. */
const FILE_MODE = 0o600

/**
 * The demo page's key for later starts. The database knows digests of keys only, so the page keeps its
 * own beside it.
 */
export async function keepDemoKey(dataFolder: string, key: string): Promise<void> {
  await writeFile(fileIn(dataFolder), `${key}\n`, { mode: FILE_MODE })
}

/** @returns undefined: there is none; the page then shows why no image comes. */
export async function findDemoKey(dataFolder: string): Promise<string | undefined> {
  try {
    return (await readFile(fileIn(dataFolder), 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'demo-key')
}
