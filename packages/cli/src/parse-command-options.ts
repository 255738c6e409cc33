import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './usage.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** Options that every command of the kit takes. */
export const KIT_OPTIONS = {
  data: { type: 'string' },
  config: { type: 'string' },
} as const satisfies Options

/** Options of commands that look something up in the stores. */
export const LOOKUP_OPTIONS = { ...KIT_OPTIONS, org: { type: 'string' } } as const satisfies Options

/** That of a program without tenants. */
export const DEFAULT_ORGANISATION = 'default'

/** @throws {UsageError} An option is unknown or lacks its value. */
export function parseCommandOptions<const T extends Options>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** @throws {UsageError} More words came than the command takes. */
export function assertNoMore(command: string, words: readonly string[]): void {
  const [word] = words
  if (word !== undefined) throw new UsageError(`${command} does not take "${word}".`)
}
