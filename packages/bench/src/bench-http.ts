import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { compareServers } from './http/compare-servers.ts'
import { formatServerReport } from './http/format-server-report.ts'
import { timeHandle } from './http/time-handle.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '8' },
    connections: { type: 'string', default: '10' },
    images: { type: 'string', default: '1000' },
    unchanged: { type: 'string', default: '4000' },
    json: { type: 'string' },
  },
})

const folder = await mkdtemp(`${tmpdir()}/platen-bench-`)
const handles = await timeHandle(folder)
await rm(folder, { recursive: true, force: true })
const report = await compareServers({
  rounds: Number(values.rounds),
  connections: Number(values.connections),
  requests: { image: Number(values.images), unchanged: Number(values.unchanged) },
})
console.log('GET /render out of the cache, by Fastify 5 on loopback, servers interleaved:\n')
console.log(formatServerReport(report, handles))
if (values.json !== undefined) {
  const measured = { node: process.version, handles, ...report }
  await writeFile(values.json, `${JSON.stringify(measured, undefined, 2)}\n`)
}
