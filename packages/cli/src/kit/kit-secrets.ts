import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { KitError } from './kit-error.ts'

/** What an instance keeps from everybody. */
export interface KitSecrets {
  /** Encrypts secrets of signing keys in the database. */
  readonly secret: string
  /** Signs in to the built-in session. */
  readonly adminToken: string
}

export interface FoundSecrets extends KitSecrets {
  /** Whether they were drawn just now: the one time to show the admin token. */
  readonly isNew: boolean
}

const FILE = 'secrets.json'
/** Owner only. */
const FILE_MODE = 0o600

/**
 * Reads the secrets of a data folder, and draws them when it has none. Of processes that start at
 * once, one draws and the others read.
 *
 * @throws {KitError} The file is not what was written.
 */
export async function findKitSecrets(dataFolder: string): Promise<FoundSecrets> {
  const file = join(dataFolder, FILE)
  const drawn = { secret: draw(), adminToken: draw() }
  try {
    await writeFile(file, `${JSON.stringify(drawn, undefined, 2)}\n`, {
      flag: 'wx',
      mode: FILE_MODE,
    })
    return { ...drawn, isNew: true }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return { ...parseSecrets(await readFile(file, 'utf8'), file), isNew: false }
  }
}

function draw(): string {
  return randomBytes(32).toString('base64url')
}

function parseSecrets(text: string, file: string): KitSecrets {
  try {
    const { secret, adminToken } = JSON.parse(text)
    if (typeof secret === 'string' && typeof adminToken === 'string') return { secret, adminToken }
  } catch {
    // Said below.
  }
  throw new KitError(`"${file}" must hold "secret" and "adminToken"; restore it from a backup.`)
}
