import { access } from 'node:fs/promises'
import type { Stores } from '@platen/core'
import { sqliteStorage } from '@platen/sql'
import type { Terminal } from '../terminal.ts'
import { createTerminalLogger } from './create-terminal-logger.ts'
import { KitError } from './kit-error.ts'
import { findDatabaseFile } from './open-kit.ts'
import type { PlatenConfig } from './platen-config.ts'

export interface StoragePlace {
  readonly config: PlatenConfig
  /** Of the command line. */
  readonly data: string | undefined
}

/**
 * Opens the stores of a kit to look something up in them.
 *
 * @throws {KitError} There is none: looking makes no empty one.
 */
export async function openStorage(
  { config, data }: StoragePlace,
  terminal: Terminal,
): Promise<Stores> {
  if (config.stores !== undefined) return config.stores()
  const { cwd, env } = terminal
  const file = findDatabaseFile({ cwd, env, config, data })
  try {
    await access(file)
  } catch (cause) {
    throw new KitError(`There is no database "${file}"; say where it is with --data.`, { cause })
  }
  return sqliteStorage(file, { logger: createTerminalLogger(terminal) })
}
