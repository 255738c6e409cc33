import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import { parseTemplate } from '@platen/core'
import { buildOverrideSchema } from '@platen/core/tools'
import { describeProblem } from '../describe-problem.ts'
import { EXIT_CODE, type ExitCode } from '../exit-code.ts'
import { parseCommandOptions } from '../parse-command-options.ts'
import type { Terminal } from '../terminal.ts'
import { nameOverridesType } from '../types/name-overrides-type.ts'
import { printTypesModule, type TypedSource } from '../types/print-types-module.ts'
import { UsageError } from '../usage.ts'
import { watchFolders } from '../watch-folders.ts'

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  'json-schema': { type: 'boolean' },
  watch: { type: 'boolean' },
} as const

/** One file to write, from one template or from all. */
interface TypesJob {
  readonly inputs: readonly string[]
  /** Absolute; absent for standard output. */
  readonly output: string | undefined
}

/** `platen types`: TypeScript types, or a JSON Schema, of what orders for templates may change. */
export async function runTypesCommand(
  argv: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { values, positionals } = parseCommandOptions(argv, OPTIONS)
  const { output, 'json-schema': asSchema = false, watch = false } = values
  if (positionals.length === 0) throw new UsageError('platen types needs a template.')
  if (watch && output === undefined) throw new UsageError('--watch needs --output.')
  const jobs = planJobs({ cwd: terminal.cwd, inputs: positionals, output, asSchema })
  const write = async () => {
    const outcomes: boolean[] = []
    for (const job of jobs) outcomes.push(await writeJob(job, asSchema, terminal))
    return outcomes.every(Boolean) ? EXIT_CODE.ok : EXIT_CODE.refused
  }
  let exitCode = await write()
  if (!watch) return exitCode
  terminal.writeErr('Watching; press Ctrl+C to end.')
  await watchFolders({
    folders: positionals.map((path) => dirname(resolve(terminal.cwd, path))),
    ignored: new Set(jobs.flatMap((job) => job.output ?? [])),
    onChange: async () => {
      exitCode = await write()
    },
    signal: terminal.signal,
  })
  return exitCode
}

interface JobPlace {
  readonly cwd: string
  readonly inputs: readonly string[]
  readonly output: string | undefined
  readonly asSchema: boolean
}

/** A file takes all templates, but a JSON Schema is of one; in a folder each has a file of its own. */
function planJobs({ cwd, inputs, output, asSchema }: JobPlace): readonly TypesJob[] {
  const paths = inputs.map((path) => resolve(cwd, path))
  const extension = asSchema ? '.json' : '.ts'
  const isFile = output === undefined || extname(output).toLowerCase() === extension
  if (isFile) {
    if (asSchema && paths.length > 1) {
      throw new UsageError('A JSON Schema is of one template; give a folder for several.')
    }
    return [{ inputs: paths, output: output && resolve(cwd, output) }]
  }
  if (extname(output) !== '') {
    throw new UsageError(`"${output}" is neither a folder nor a file that ends in "${extension}".`)
  }
  const ending = asSchema ? '.schema.json' : '.d.ts'
  return paths.map((path) => ({
    inputs: [path],
    output: join(resolve(cwd, output), basename(path, extname(path)) + ending),
  }))
}

/** @returns Whether all went well; a template that is refused keeps its job from being written. */
async function writeJob(job: TypesJob, asSchema: boolean, terminal: Terminal): Promise<boolean> {
  const { cwd, writeOut, writeErr } = terminal
  const sources: TypedSource[] = []
  for (const path of job.inputs) {
    try {
      sources.push(await readSource(path))
    } catch (error) {
      for (const line of describeProblem(error)) writeErr(`${relative(cwd, path)}: ${line}`)
    }
  }
  if (sources.length < job.inputs.length) return false
  const text = asSchema
    ? `${JSON.stringify(sources[0]?.schema, undefined, 2)}\n`
    : printTypesModule(sources)
  if (job.output === undefined) {
    writeOut(text.trimEnd())
    return true
  }
  await mkdir(dirname(job.output), { recursive: true })
  await writeFile(job.output, text)
  writeErr(relative(cwd, job.output))
  return true
}

async function readSource(path: string): Promise<TypedSource> {
  const template = parseTemplate(await readFile(path))
  const typeName = nameOverridesType(template, path)
  const title = template.name ?? template.slug ?? basename(path)
  return { typeName, title, schema: { title, ...buildOverrideSchema(template) } }
}
