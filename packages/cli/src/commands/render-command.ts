import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createPlaten, type Platen, parseTemplate, registerFontsource } from '@platen/core'
import { describeProblem } from '../describe-problem.ts'
import { EXIT_CODE, type ExitCode } from '../exit-code.ts'
import { parseRenderArguments, type RenderArguments } from '../parse-render-arguments.ts'
import { planOutputs, type RenderJob } from '../plan-outputs.ts'
import type { Terminal } from '../terminal.ts'
import { watchFolders } from '../watch-folders.ts'

function createCliPlaten(folder: string, { cwd }: Terminal, given: RenderArguments): Platen {
  const from = pathToFileURL(join(cwd, 'platen')).href
  return createPlaten({
    files: { root: folder },
    fonts: given.fontsources.map((name) => registerFontsource(name, from)),
  })
}

async function drawJob(
  job: RenderJob,
  platen: Platen,
  given: RenderArguments,
): Promise<{ readonly facts: string; readonly receipt: object }> {
  const started = performance.now()
  const template = parseTemplate(await readFile(job.input))
  const result = await platen.render(template, {
    ...given.options,
    query: given.query,
    format: job.format,
  })
  await mkdir(dirname(job.output), { recursive: true })
  await writeFile(job.output, result.bytes)
  const kilobytes = Math.max(1, Math.round(result.bytes.byteLength / 1024))
  const tookMs = Math.round(performance.now() - started)
  const warnings = result.receipt.warnings.map((warning) => `\n      ${warning}`).join('')
  return {
    facts: `${result.width} × ${result.height}, ${kilobytes} KB, ${tookMs} ms${warnings}`,
    receipt: result.receipt,
  }
}

/** One Platen for each folder that file sources may lie in. */
function createPlatens(
  jobs: readonly RenderJob[],
  terminal: Terminal,
  given: RenderArguments,
): ReadonlyMap<RenderJob, Platen> {
  const byFolder = new Map<string, Platen>()
  return new Map(
    jobs.map((job) => {
      const folder = resolve(terminal.cwd, given.files ?? dirname(job.input))
      const platen = byFolder.get(folder) ?? createCliPlaten(folder, terminal, given)
      byFolder.set(folder, platen)
      return [job, platen]
    }),
  )
}

/** `platen render`: draws each template and says how far it is. */
export async function runRenderCommand(
  argv: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const given = parseRenderArguments(argv)
  const jobs = planOutputs({ ...given, cwd: terminal.cwd })
  const platens = createPlatens(jobs, terminal, given)
  let exitCode: ExitCode = EXIT_CODE.ok
  const drawAll = async () => {
    exitCode = EXIT_CODE.ok
    for (const [index, [job, platen]] of [...platens].entries()) {
      const place = jobs.length > 1 ? `[${index + 1}/${jobs.length}] ` : ''
      try {
        const { facts, receipt } = await drawJob(job, platen, given)
        terminal.writeErr(`${place}${relative(terminal.cwd, job.output)}  ${facts}`)
        if (given.receipt) terminal.writeOut(JSON.stringify(receipt, undefined, 2))
      } catch (error) {
        exitCode = EXIT_CODE.refused
        const path = relative(terminal.cwd, job.input)
        for (const line of describeProblem(error)) terminal.writeErr(`${place}${path}: ${line}`)
      }
    }
  }
  try {
    await drawAll()
    if (given.watch) {
      terminal.writeErr('Watching; press Ctrl+C to end.')
      await watchFolders({
        folders: jobs.map((job) => dirname(job.input)),
        ignored: new Set(jobs.map((job) => job.output)),
        onChange: drawAll,
        signal: terminal.signal,
      })
    }
  } finally {
    for (const platen of new Set(platens.values())) await platen.close()
  }
  return exitCode
}
