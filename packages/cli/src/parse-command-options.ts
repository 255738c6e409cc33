import { type ParseArgsConfig, parseArgs } from 'node:util'
import { UsageError } from './usage.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** Options that every command of the kit takes. */
export const KIT_OPTIONS = {
  data: { type: 'string' },
  config: { type: 'string' },
} as const satisfies Options

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
