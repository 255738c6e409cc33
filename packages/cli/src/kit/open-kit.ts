import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createPlaten, type Logger, type Platen } from '@platen/core'
import { sqliteStorage } from '@platen/sql'
import { findKitSecrets } from './kit-secrets.ts'
import type { PlatenConfig } from './platen-config.ts'

export interface KitOptions {
  readonly cwd: string
  /** As in `process.env`. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly config: PlatenConfig
  /** Of the command line. */
  readonly data?: string | undefined
  /** Unless the configuration has its own. */
  readonly logger: Logger
  /** Whether missing secrets are drawn and kept: a server needs them, and nothing else does. */
  readonly drawsSecrets: boolean
}

/** A Platen on one SQLite file, or on the stores of the configuration. */
export interface Kit {
  readonly platen: Platen
  readonly dataFolder: string
  /** Absent where the configuration brings stores. */
  readonly databaseFile: string | undefined
  /** Drawn just now; absent when it was chosen or drawn before. */
  readonly newAdminToken: string | undefined
}

/** Owner only: the folder holds secrets, and a database of digests and orders. */
const FOLDER_MODE = 0o700

type KitPlace = Omit<KitOptions, 'drawsSecrets' | 'logger'>

/** The folder of the database: command line, then environment, then configuration. */
function findDataFolder({ cwd, env, config, data }: KitPlace): string {
  return resolve(cwd, data ?? env['PLATEN_DATA'] ?? config.data ?? '.platen')
}

export function findDatabaseFile(options: KitPlace): string {
  return join(findDataFolder(options), 'platen.db')
}

/**
 * Opens the database, bringing its schema up to date, and sets up a Platen on it.
 *
 * @throws {PlatenError} An option is refused, or the database cannot be opened.
 */
export async function openKit(options: KitOptions): Promise<Kit> {
  const { config } = options
  const logger = config.logger ?? options.logger
  const dataFolder = findDataFolder(options)
  const databaseFile = config.stores === undefined ? findDatabaseFile(options) : undefined
  if (databaseFile !== undefined || options.drawsSecrets) {
    await mkdir(dataFolder, { recursive: true, mode: FOLDER_MODE })
  }
  const stores = await (config.stores?.() ?? sqliteStorage(findDatabaseFile(options), { logger }))
  try {
    // After the database: a token that is drawn for one that cannot be opened is never shown.
    const { secret, adminToken, newAdminToken } = await findSecrets(options, dataFolder)
    const platen = createPlaten({
      ...config,
      stores,
      logger,
      ...(secret === undefined ? {} : { secret }),
      ...(adminToken === undefined ? {} : { adminToken }),
    })
    return { platen, dataFolder, databaseFile, newAdminToken }
  } catch (error) {
    await stores.close()
    throw error
  }
}

interface ChosenSecrets {
  readonly secret: string | undefined
  readonly adminToken: string | undefined
  readonly newAdminToken: string | undefined
}

/** The operator's own secrets, and those of the folder where there are none. */
async function findSecrets(
  { env, config, drawsSecrets }: KitOptions,
  dataFolder: string,
): Promise<ChosenSecrets> {
  const given = {
    secret: env['PLATEN_SECRET'] ?? config.secret,
    adminToken: env['PLATEN_ADMIN_TOKEN'] ?? config.adminToken,
  }
  const isComplete = given.secret !== undefined && given.adminToken !== undefined
  const found = drawsSecrets && !isComplete ? await findKitSecrets(dataFolder) : undefined
  return {
    secret: given.secret ?? found?.secret,
    adminToken: given.adminToken ?? found?.adminToken,
    newAdminToken: found?.isNew && given.adminToken === undefined ? found.adminToken : undefined,
  }
}
