// Kills a writer in the middle of its work, 100 times unless another number is given, and fails if a
// row that was answered is missing: `node --conditions @platen/source --import tsx scripts/kill-during-writes.ts`
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killDuringWrites } from '../test/processes/kill-during-writes.ts'

const folder = await mkdtemp(join(tmpdir(), 'platen-kill-'))
const rounds = Number(process.argv[2] ?? 100)
const report = await killDuringWrites({ path: join(folder, 'kill.db'), rounds })
await rm(folder, { recursive: true })
process.stdout.write(`${JSON.stringify(report)}\n`)
process.exitCode = report.lost.length === 0 && report.quickCheck === 'ok' ? 0 : 1
