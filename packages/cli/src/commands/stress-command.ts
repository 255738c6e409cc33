import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createPlaten, parseTemplate, registerFontsource, type Template } from '@platen/core'
import { createRenderer } from '@platen/core/tools'
import { EXIT_CODE, type ExitCode } from '../exit-code.ts'
import { parseCommandOptions } from '../parse-command-options.ts'
import { buildContactSheet } from '../stress/build-contact-sheet.ts'
import { listDrawnCases } from '../stress/drawn-case.ts'
import { listDynamicSlots } from '../stress/dynamic-slot.ts'
import { drawHardPictures } from '../stress/hard-pictures.ts'
import { describeFault, printStressPage } from '../stress/print-stress-page.ts'
import { runStress, type StressResult } from '../stress/run-stress.ts'
import { chooseCases, listStressCases, type StressCase } from '../stress/stress-case.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage.ts'

const OPTIONS = {
  output: { type: 'string', short: 'o' },
  only: { type: 'string', multiple: true },
  max: { type: 'string' },
  'min-font-size': { type: 'string' },
  fontsource: { type: 'string', multiple: true },
  files: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** More pictures than this are looked at by nobody, and make a sheet that no program opens. */
const MOST_CASES = 300
const DEFAULT_MIN_FONT_SIZE = 8
/** Px: large enough to read in the page, small enough for a file of some megabytes. */
const PICTURE_SIDE = 480

/** `platen stress`: draws a template with hard contents and says what goes wrong. */
export async function runStressCommand(
  argv: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { values, positionals } = parseCommandOptions(argv, OPTIONS)
  const [input, ...more] = positionals
  if (input === undefined || more.length > 0) {
    throw new UsageError('platen stress takes one template.')
  }
  const max = parseNumber('max', values.max, { least: 1 }) ?? MOST_CASES
  const minFontSize =
    parseNumber('min-font-size', values['min-font-size'], { least: 0 }) ?? DEFAULT_MIN_FONT_SIZE
  const { cwd, signal } = terminal
  const path = resolve(cwd, input)
  const template = parseTemplate(await readFile(path))
  const name = template.slug ?? basename(path, extname(path))
  const folder = resolve(cwd, values.output ?? `${name}-stress`)
  const from = pathToFileURL(join(cwd, 'platen')).href
  const renderer = createRenderer({
    files: { root: resolve(cwd, values.files ?? dirname(path)) },
    fonts: (values.fontsource ?? []).map((font) => registerFontsource(font, from)),
  })
  try {
    const wanted = chooseCases(
      listStressCases({
        slots: listDynamicSlots(template),
        pictures: await drawHardPictures(renderer),
      }),
      values.only ?? [],
    )
    assertSome(wanted, template)
    const drawn = wanted.flatMap((one) => listDrawnCases(renderer, template, one))
    const cases = drawn.slice(0, Math.min(max, MOST_CASES))
    const results = await runStress(renderer, template, {
      cases,
      minFontSize,
      pictureSide: PICTURE_SIDE,
      onProgress: (done) => {
        if (done % 25 === 0) terminal.writeErr(`[${done}/${cases.length}]`)
      },
      signal,
    })
    await writeReports(folder, template.name ?? name, { template, results })
    report({ results, leftOut: drawn.length - cases.length, folder }, terminal, values.json)
    return results.some(({ faults }) => faults.length > 0) ? EXIT_CODE.refused : EXIT_CODE.ok
  } finally {
    await renderer.close()
  }
}

function parseNumber(
  name: string,
  text: string | undefined,
  { least }: { readonly least: number },
): number | undefined {
  if (text === undefined) return undefined
  const number = Number(text)
  if (text.trim() !== '' && Number.isFinite(number) && number >= least) return number
  throw new UsageError(`--${name} takes a number of at least ${least}, not "${text}".`)
}

/** @throws {UsageError} `--only` asks for what there is not. */
function assertSome(cases: readonly StressCase[], template: Template): void {
  if (cases.length > 0) return
  const names = listDynamicSlots(template).map(({ name }) => `"${name}"`)
  throw new UsageError(
    `--only chooses no case; it takes layers (${names.join(', ')}), contents such as "long-word", or "title/long-word".`,
  )
}

interface Reported {
  readonly template: Template
  readonly results: readonly StressResult[]
}

async function writeReports(
  folder: string,
  title: string,
  { template, results }: Reported,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'index.html'), printStressPage(title, results))
  // The sheet is our own, so the ceilings that guard against strangers may be lifted.
  const platen = createPlaten({
    limits: { documentBytes: 500_000_000, sources: 1_000, layers: 10_000, nodes: 10_000 },
  })
  try {
    const sheet = buildContactSheet({ title, canvas: template.canvas, results })
    const { bytes } = await platen.render(sheet, { compression: 'small' })
    await writeFile(join(folder, 'sheet.png'), bytes)
  } finally {
    await platen.close()
  }
}

interface Summary {
  readonly results: readonly StressResult[]
  /** Cases beyond `--max`. */
  readonly leftOut: number
  readonly folder: string
}

function report({ results, leftOut, folder }: Summary, terminal: Terminal, asJson = false): void {
  const { cwd, writeOut, writeErr } = terminal
  const failing = results.filter(({ faults }) => faults.length > 0)
  const refused = results.filter(({ refusal }) => refusal !== undefined)
  if (asJson) {
    const cases = results.map(({ case: { name, drawnPage }, faults, refusal, warnings }) => ({
      name,
      ...(drawnPage === undefined ? {} : { page: drawnPage }),
      ...(refusal === undefined ? {} : { refused: refusal }),
      faults,
      warnings,
    }))
    const counts = { failing: failing.length, refused: refused.length, leftOut }
    writeOut(JSON.stringify({ cases, ...counts }, undefined, 2))
  } else {
    for (const { case: one, faults } of failing) {
      writeOut(`${one.name}`)
      for (const fault of faults) writeOut(`  ${describeFault(fault)}`)
    }
    const kept = refused.length === 0 ? '' : `, ${refused.length} refused by policy`
    writeOut(`${results.length} pictures, ${failing.length} with faults${kept}.`)
  }
  if (leftOut > 0) writeErr(`${leftOut} more cases were left out; see --max.`)
  writeErr(`${relative(cwd, folder)}: sheet.png, index.html`)
}
