import { readSqliteSchema } from '@platen/sql'
import { EXIT_CODE, type ExitCode } from '../exit-code.ts'
import { createTerminalLogger } from '../kit/create-terminal-logger.ts'
import { KitError } from '../kit/kit-error.ts'
import { findDatabaseFile, openKit } from '../kit/open-kit.ts'
import { readConfig } from '../kit/read-config.ts'
import { assertNoMore, KIT_OPTIONS, parseCommandOptions } from '../parse-command-options.ts'
import type { Terminal } from '../terminal.ts'

/** `platen migrate`: brings the database up to date, as `serve` does when it starts. */
export async function runMigrateCommand(
  argv: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { values, positionals } = parseCommandOptions(argv, KIT_OPTIONS)
  assertNoMore('platen migrate', positionals)
  const { cwd, env } = terminal
  const config = await readConfig({ cwd, path: values.config })
  if (config.stores !== undefined) {
    throw new KitError(
      'The configuration brings stores of its own; "migrate" is for the SQLite file.',
    )
  }
  const place = { cwd, env, config, data: values.data }
  const file = findDatabaseFile(place)
  const { version } = await readSqliteSchema(file)
  const kit = await openKit({
    ...place,
    logger: createTerminalLogger(terminal),
    drawsSecrets: false,
  })
  await kit.platen.close()
  const { latest } = await readSqliteSchema(file)
  const done =
    version === latest ? `is at schema ${latest}` : `went from schema ${version} to ${latest}`
  terminal.writeOut(`${file} ${done}.`)
  return EXIT_CODE.ok
}
