import { createRequire } from 'node:module'
import { runCheckCommand } from './commands/check-command.ts'
import { runRenderCommand } from './commands/render-command.ts'
import { EXIT_CODE, type ExitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'
import { USAGE, UsageError } from './usage.ts'

type Command = (argv: readonly string[], terminal: Terminal) => Promise<ExitCode>

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['render', runRenderCommand],
  ['check', runCheckCommand],
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
  try {
    const command = COMMANDS.get(name)
    if (command === undefined) throw new UsageError(`platen has no command "${name}".`)
    return await command(rest, terminal)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    terminal.writeErr(`${error.message}\n\n${USAGE}`)
    return EXIT_CODE.usage
  }
}
