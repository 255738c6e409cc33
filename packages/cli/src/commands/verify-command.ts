import { DEFAULT_LIMITS, type RendererOptions } from '@platen/core'
import {
  createRenderer,
  type RenderVerification,
  verifyRender,
  withTemplates,
} from '@platen/core/tools'
import { EXIT_CODE, type ExitCode } from '../exit-code.ts'
import { openStorage } from '../kit/open-storage.ts'
import { readConfig } from '../kit/read-config.ts'
import {
  assertNoMore,
  DEFAULT_ORGANISATION,
  LOOKUP_OPTIONS,
  parseCommandOptions,
} from '../parse-command-options.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage.ts'

const OPTIONS = { ...LOOKUP_OPTIONS, json: { type: 'boolean' } } as const

const EXIT_CODES = {
  same: EXIT_CODE.ok,
  different: EXIT_CODE.refused,
  unknown: EXIT_CODE.unknown,
} as const satisfies Readonly<Record<RenderVerification['verdict'], ExitCode>>

/** `platen verify`: draws a render of the history again and says whether the bytes are equal. */
export async function runVerifyCommand(
  argv: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { values, positionals } = parseCommandOptions(argv, OPTIONS)
  const [id, ...more] = positionals
  if (id === undefined) throw new UsageError('platen verify needs the id of a render.')
  assertNoMore('platen verify', more)
  const config = await readConfig({ cwd: terminal.cwd, path: values.config })
  const stores = await openStorage({ config, data: values.data }, terminal)
  const limits = { ...DEFAULT_LIMITS, ...config.limits }
  const renderer = createRenderer({ ...pickRendererOptions(config), assets: stores.assets })
  try {
    const verification = await verifyRender(
      { orgId: values.org ?? DEFAULT_ORGANISATION, id },
      { stores: withTemplates(stores, config.templates ?? [], limits), renderer, limits },
    )
    terminal.writeOut(
      values.json ? JSON.stringify(verification, undefined, 2) : describe(verification),
    )
    return EXIT_CODES[verification.verdict]
  } finally {
    await renderer.close()
    await stores.close()
  }
}

/** What of a configuration decides pixels. */
function pickRendererOptions({ fonts, files, network, limits }: RendererOptions): RendererOptions {
  return {
    ...(fonts === undefined ? {} : { fonts }),
    ...(files === undefined ? {} : { files }),
    ...(network === undefined ? {} : { network }),
    ...(limits === undefined ? {} : { limits }),
  }
}

const VERDICTS = {
  same: 'the same bytes',
  different: 'other bytes',
  unknown: 'nobody can tell from what the history keeps',
} as const

function describe({ id, template, version, verdict, outputs, causes }: RenderVerification): string {
  const name = version === undefined ? template : `${template}@${version}`
  const differing = outputs.filter(({ recorded, current }) => recorded !== current)
  const lines = [
    `${id} (${name}): ${VERDICTS[verdict]}`,
    ...(outputs.length > 1 ? differing.map((output) => `  output "${output.name}"`) : []),
    ...causes.map(({ kind, detail }) => `  ${kind}: ${detail}`),
  ]
  if (verdict === 'different' && causes.length === 0) {
    lines.push('  Nothing that the history names has changed.')
  }
  return lines.join('\n')
}
