import { fileURLToPath } from 'node:url'
import { KitError, untilAborted } from 'platen'
import { startQuickStart } from './quick-start.ts'
import { OUT } from './render-samples.ts'

const DATA = fileURLToPath(new URL('../../../.platen/', import.meta.url))

const abort = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort())

try {
  const { stop } = await startQuickStart({
    env: process.env,
    data: DATA,
    out: OUT,
    port: Number(process.env['PORT'] ?? 3000),
    writeOut: (line) => console.log(line),
    writeErr: (line) => console.error(line),
  })
  await untilAborted(abort.signal)
  await stop()
} catch (error) {
  if (!(error instanceof KitError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
