import { toNodeHandler } from '@platen/core'
import { EXIT_CODE, type ExitCode } from '../exit-code.ts'
import { createTerminalLogger } from '../kit/create-terminal-logger.ts'
import { type Kit, openKit } from '../kit/open-kit.ts'
import type { PlatenConfig } from '../kit/platen-config.ts'
import { readConfig } from '../kit/read-config.ts'
import { type RunningServer, startServer } from '../kit/start-server.ts'
import { untilAborted } from '../kit/until-aborted.ts'
import { assertNoMore, KIT_OPTIONS, parseCommandOptions } from '../parse-command-options.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage.ts'

const OPTIONS = { ...KIT_OPTIONS, port: { type: 'string' }, host: { type: 'string' } } as const

const DEFAULT_PORT = 3000
const DEFAULT_HOST = '127.0.0.1'

/** `platen serve`: one process on one SQLite file, until a signal ends it. */
export async function runServeCommand(
  argv: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const { values, positionals } = parseCommandOptions(argv, OPTIONS)
  assertNoMore('platen serve', positionals)
  const { cwd, env, signal } = terminal
  const givenPort = parsePort(values.port ?? env['PORT'])
  const config = await readConfig({ cwd, path: values.config })
  const logger = createTerminalLogger(terminal)
  const kit = await openKit({ cwd, env, config, data: values.data, logger, drawsSecrets: true })
  let server: RunningServer | undefined
  try {
    server = await startServer(toNodeHandler(kit.platen, handlerOptions(config)), {
      port: givenPort ?? config.port ?? DEFAULT_PORT,
      host: values.host ?? env['PLATEN_HOST'] ?? config.host ?? DEFAULT_HOST,
    })
    terminal.writeOut(describeKit(kit, server))
    await untilAborted(signal)
    terminal.writeErr('Finishing what is under way.')
    // While it still listens: a balancer is to see that it is no longer ready.
    await kit.platen.drain()
    await server.stop()
  } finally {
    // What was drawn now is not shown again, so it is shown also where nothing could be served.
    if (server === undefined) for (const line of describeToken(kit)) terminal.writeOut(line)
    await kit.platen.close()
  }
  return EXIT_CODE.ok
}

function handlerOptions({ authenticate, findIp }: PlatenConfig) {
  return {
    ...(authenticate === undefined ? {} : { authenticate }),
    ...(findIp === undefined ? {} : { findIp }),
  }
}

/** @throws {UsageError} */
function parsePort(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new UsageError(`A port is a number up to 65535, not "${text}".`)
}

function describeKit(kit: Kit, { origin }: RunningServer): string {
  const base = origin + kit.platen.basePath
  return [
    `Platen serves ${base}`,
    `  reference    ${base}/docs`,
    `  database     ${kit.databaseFile ?? 'stores of the configuration'}`,
    ...describeToken(kit),
  ].join('\n')
}

/** Lines for a token that was drawn just now; none otherwise. */
function describeToken({ newAdminToken, dataFolder }: Kit): readonly string[] {
  if (newAdminToken === undefined) return []
  return [
    `  admin token  ${newAdminToken}`,
    `               shown this once; it is kept in ${dataFolder}`,
  ]
}
