import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { serveImage } from './serve-image.ts'
import type { ServerKind, ServerTally } from './server-message.ts'

/** The child of a comparison: one server, idle until it is asked. Ends with its parent. */
const folder = await mkdtemp(`${tmpdir()}/platen-bench-`)
const server = await serveImage({ kind: process.argv[2] as ServerKind, folder })

async function tally(): Promise<ServerTally> {
  const { user, system } = process.cpuUsage()
  return { cpuMicroseconds: user + system, renders: await server.countRenders() }
}

process.on('message', async () => {
  process.send?.(await tally())
})
process.once('disconnect', async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})
process.send?.(server.ready)
