import { createRequire } from 'node:module'
import { isPlatenError } from '@platen/core'
import { runCheckCommand } from './commands/check-command.ts'
import { runDiffCommand } from './commands/diff-command.ts'
import { runKeysCommand } from './commands/keys-command.ts'
import { runMigrateCommand } from './commands/migrate-command.ts'
import { runRenderCommand } from './commands/render-command.ts'
import { runServeCommand } from './commands/serve-command.ts'
import { runStressCommand } from './commands/stress-command.ts'
import { runTypesCommand } from './commands/types-command.ts'
import { runVerifyCommand } from './commands/verify-command.ts'
import { describeProblem } from './describe-problem.ts'
import { EXIT_CODE, type ExitCode } from './exit-code.ts'
import { KitError } from './kit/kit-error.ts'
import type { Terminal } from './terminal.ts'
import { USAGE, UsageError } from './usage.ts'

interface Command {
  readonly run: (argv: readonly string[], terminal: Terminal) => Promise<ExitCode>
  /** What a refusal is told by. */
  readonly onRefusal: ExitCode
}

const { refused, unable } = EXIT_CODE

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['render', { run: runRenderCommand, onRefusal: refused }],
  ['check', { run: runCheckCommand, onRefusal: refused }],
  ['types', { run: runTypesCommand, onRefusal: refused }],
  ['stress', { run: runStressCommand, onRefusal: unable }],
  ['diff', { run: runDiffCommand, onRefusal: unable }],
  ['verify', { run: runVerifyCommand, onRefusal: unable }],
  ['serve', { run: runServeCommand, onRefusal: refused }],
  ['keys', { run: runKeysCommand, onRefusal: refused }],
  ['migrate', { run: runMigrateCommand, onRefusal: refused }],
])

/** Both `src` and `dist` lie beside the manifest. */
function readVersion(): string {
  const manifest: { readonly version: string } = createRequire(import.meta.url)('../package.json')
  return manifest.version
}

/** Runs one command line and gives the exit code; it writes to the terminal and nowhere else. */
export async function runCli(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name = '--help', ...rest] = argv
  if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help')) {
    terminal.writeOut(USAGE)
    return EXIT_CODE.ok
  }
  if (name === '--version' || name === '-v') {
    terminal.writeOut(readVersion())
    return EXIT_CODE.ok
  }
  const command = COMMANDS.get(name)
  try {
    if (command === undefined) throw new UsageError(`platen has no command "${name}".`)
    return await command.run(rest, terminal)
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.writeErr(`${error.message}\n\n${USAGE}`)
      return EXIT_CODE.usage
    }
    if (!isPlatenError(error) && !(error instanceof KitError)) throw error
    for (const line of describeProblem(error)) terminal.writeErr(line)
    return command?.onRefusal ?? refused
  }
}
