import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type RendererOptions, registerFontsource, type Stores } from '@platen/core'
import { compareTemplates, isDifferent, type PageDifference } from '../diff/compare-templates.ts'
import { describeDifferences } from '../diff/describe-difference.ts'
import { findTemplate } from '../diff/find-template.ts'
import { printDiffPage } from '../diff/print-diff-page.ts'
import { EXIT_CODE, type ExitCode } from '../exit-code.ts'
import { openStorage } from '../kit/open-storage.ts'
import { readConfig } from '../kit/read-config.ts'
import {
  DEFAULT_ORGANISATION,
  LOOKUP_OPTIONS,
  parseCommandOptions,
} from '../parse-command-options.ts'
import type { Terminal } from '../terminal.ts'
import { toQuery } from '../to-query.ts'
import { UsageError } from '../usage.ts'

const OPTIONS = {
  ...LOOKUP_OPTIONS,
  output: { type: 'string', short: 'o' },
  set: { type: 'string', multiple: true },
  scale: { type: 'string' },
  fontsource: { type: 'string', multiple: true },
  json: { type: 'boolean' },
} as const

/** `platen diff`: which pixels two versions of a template differ in, and which layers are to blame. */
export async function runDiffCommand(
  argv: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { values, positionals } = parseCommandOptions(argv, OPTIONS)
  const [first, second, ...more] = positionals
  if (first === undefined || second === undefined || more.length > 0) {
    throw new UsageError('platen diff takes two templates, such as card@3 card@4 or two files.')
  }
  const { cwd } = terminal
  const orgId = values.org ?? DEFAULT_ORGANISATION
  const order = { query: toQuery(values.set ?? []), orgId, ...readScale(values.scale) }
  const config = await readConfig({ cwd, path: values.config })
  const from = pathToFileURL(join(cwd, 'platen')).href
  const fonts = (values.fontsource ?? []).map((name) => registerFontsource(name, from))
  let stores: Stores | undefined
  const openStores = async () => {
    stores ??= await openStorage({ config, data: values.data }, terminal)
    return stores
  }
  try {
    const before = await findTemplate(first, { cwd, openStores, orgId })
    const after = await findTemplate(second, { cwd, openStores, orgId })
    const differences = await compareTemplates({
      before,
      after,
      order,
      rendererOptions: ({ folder }): RendererOptions => ({
        ...pickRendererOptions(config),
        fonts: [...(config.fonts ?? []), ...fonts],
        ...(stores === undefined ? {} : { assets: stores.assets }),
        ...(folder === undefined ? {} : { files: { root: folder } }),
      }),
    })
    const report = { before: before.label, after: after.label, differences }
    if (values.output !== undefined) {
      const file = resolve(cwd, values.output)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, printDiffPage(report))
    }
    terminal.writeOut(values.json ? toJson(report) : describeDifferences(differences).join('\n'))
    return differences.some(isDifferent) ? EXIT_CODE.refused : EXIT_CODE.ok
  } finally {
    await stores?.close()
  }
}

function readScale(text: string | undefined): { readonly scale?: number } {
  if (text === undefined) return {}
  const scale = Number(text)
  if (text.trim() === '' || !Number.isFinite(scale)) {
    throw new UsageError(`--scale takes a number, not "${text}".`)
  }
  return { scale }
}

/** What of a configuration decides pixels. */
function pickRendererOptions({ files, network, limits }: RendererOptions): RendererOptions {
  return {
    ...(files === undefined ? {} : { files }),
    ...(network === undefined ? {} : { network }),
    ...(limits === undefined ? {} : { limits }),
  }
}

interface Report {
  readonly before: string
  readonly after: string
  readonly differences: readonly PageDifference[]
}

function toJson({ before, after, differences }: Report): string {
  const pages = differences.map(({ page, comparison, ...pictures }) => ({
    page,
    ...(comparison ?? { only: pictures.before === undefined ? 'after' : 'before' }),
  }))
  const isSame = !differences.some(isDifferent)
  return JSON.stringify({ before, after, same: isSame, pages }, undefined, 2)
}
