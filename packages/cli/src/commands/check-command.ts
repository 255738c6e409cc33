import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseTemplate } from '@platen/core'
import { describeProblem } from '../describe-problem.ts'
import { EXIT_CODE, type ExitCode } from '../exit-code.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage.ts'

/** `platen check`: names every fault of each template with its place. */
export async function runCheckCommand(
  argv: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const option = argv.find((argument) => argument.startsWith('-'))
  if (option !== undefined) throw new UsageError(`platen check has no option "${option}".`)
  if (argv.length === 0) throw new UsageError('platen check needs a template.')
  let exitCode: ExitCode = EXIT_CODE.ok
  for (const path of argv) {
    try {
      const template = parseTemplate(await readFile(resolve(terminal.cwd, path)))
      const { width, height } = template.canvas
      terminal.writeOut(`${path}: ok, "${template.name}", ${width} × ${height}`)
    } catch (error) {
      exitCode = EXIT_CODE.refused
      for (const line of describeProblem(error)) terminal.writeErr(`${path}: ${line}`)
    }
  }
  return exitCode
}
