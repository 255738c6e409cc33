import {
  allowHosts,
  createTerminalLogger,
  type Kit,
  openKit,
  type RunningServer,
  type SeededKit,
  seedKit,
  startServer,
} from 'platen'
import { findDemoKey, keepDemoKey } from './demo-key.ts'
import { createDemoListener } from './demo-listener.ts'
import { buildDemoPage } from './demo-page.ts'
import { renderSamples } from './render-samples.ts'
import { readSamples, SAMPLE_CONFIG } from './samples.ts'

export interface QuickStartOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Folder of the database, unless `PLATEN_DATA` names another. */
  readonly data: string
  /** Folder of the sample cards. */
  readonly out: string
  readonly port: number
  readonly writeOut: (line: string) => void
  readonly writeErr: (line: string) => void
}

export interface QuickStart {
  readonly origin: string
  /** Finishes what is under way, and closes the database. */
  stop(): Promise<void>
}

/** The URL that is shown as an example. */
const SIGNED = {
  template: 'social-card',
  layers: { title: { text: 'Signed, so no key' } },
  free: ['title.text'],
  expiresIn: 86_400,
} as const

/** Draws the sample cards, then serves them: on the first run with new keys, which it shows once. */
export async function startQuickStart(options: QuickStartOptions): Promise<QuickStart> {
  const { env, data, out, port, writeOut } = options
  const samples = await readSamples()
  const kit = await openKit({
    cwd: data,
    env: { PLATEN_DATA: data, ...env },
    config: SAMPLE_CONFIG,
    logger: createTerminalLogger(options),
    drawsSecrets: true,
  })
  const { platen } = kit
  let getKey: string | undefined
  const buildPage = () =>
    buildDemoPage({ samples, basePath: platen.basePath, getKey: getKey ?? '' })
  let server: RunningServer | undefined
  const stop = async () => {
    await platen.drain()
    await server?.stop()
    await platen.close()
  }
  try {
    await renderSamples({ platen, samples, folder: out, writeOut })
    server = await startServer(createDemoListener({ platen, buildPage }), {
      port,
      host: '127.0.0.1',
    })
    const seeded = await seedKit(kit, { templates: samples.map(({ document }) => document) })
    await allowHosts(kit, [`localhost:${server.port}`, `127.0.0.1:${server.port}`])
    if (seeded !== undefined) await keepDemoKey(kit.dataFolder, seeded.getKey)
    getKey = await findDemoKey(kit.dataFolder)
    const signed = await platen.signUrl(SIGNED)
    writeOut(describeQuickStart(kit, { origin: server.origin, seeded, signed }))
    return { origin: server.origin, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Started {
  readonly origin: string
  readonly seeded: SeededKit | undefined
  /** Path and query. */
  readonly signed: string
}

function describeQuickStart(kit: Kit, { origin, seeded, signed }: Started): string {
  const base = origin + kit.platen.basePath
  const key = seeded?.masterKey ?? '$PLATEN_KEY'
  const secrets = [
    ['GET key', seeded?.getKey],
    ['admin token', kit.newAdminToken],
    ['master key', seeded && 'in this request, which is ready to be pasted:'],
  ].flatMap(([name = '', text]) => (text === undefined ? [] : [`  ${name.padEnd(12)} ${text}`]))
  return [
    '',
    ...(secrets.length === 0 ? [] : ['Shown this once:', ...secrets, '']),
    `  curl -H "Authorization: Bearer ${key}" -o card.png \\`,
    `    "${base}/render?template=social-card&title.text=Hello"`,
    '',
    'A signed URL opens without a key for a day; only its title may be changed:',
    '',
    `  ${origin}${signed}`,
    '',
    `  demo page    ${origin}/`,
    `  reference    ${base}/docs`,
    `  database     ${kit.databaseFile}`,
  ].join('\n')
}
